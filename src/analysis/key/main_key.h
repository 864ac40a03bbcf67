#pragma once

#include <optional>

#include "analysis/key/key.h"

namespace clavier {

/// The one key of a whole piece, as shown to users and as its key signature (docs/decisions/0019-one-key.md). Each
/// key's score is the correlation of find_key with Temperley's profile, plus 0.3 times the share of the piece in keys
/// of its signature. The shares come from find_key_segments; the first and the last segment count twice, because pieces
/// begin and end at home.
///
/// `candidates` are sorted by this score. `confidence` and `correlation` are correlations; `margin` is a difference of
/// scores. Nothing when find_key finds nothing.
std::optional<KeyEstimate> find_main_key(const Score& score);

/// The signature of the main key, at time zero. No sharps or flats when there is no key.
KeySignature find_key_signature(const Score& score);

}  // namespace clavier
