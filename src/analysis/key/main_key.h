#pragma once

#include <optional>

#include "analysis/key/key.h"

namespace clavier {

/// The one key of a whole piece, for people and for its signature: how well the time that each pitch class sounds
/// correlates with the key's profile (find_key, Temperley's), plus 0.3 times the share of the piece that lies in keys
/// of its signature (find_key_segments; the first and the last segment count twice, because pieces begin and end at
/// home). docs/decisions/0019-one-key.md. `candidates` stand in that order; `confidence` and `correlation` are
/// correlations, `margin` is of the sums. Nothing when find_key finds nothing.
std::optional<KeyEstimate> find_main_key(const Score& score);

/// Its signature, from zero on. No sharps or flats when there is none.
KeySignature find_key_signature(const Score& score);

}  // namespace clavier
