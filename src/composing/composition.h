#pragma once

#include <functional>
#include <optional>

#include "analysis/key/key.h"
#include "analysis/key/key_distribution.h"
#include "base/random.h"
#include "composing/compose_options.h"
#include "composing/originality.h"
#include "composing/playability_edits.h"
#include "music/score.h"

namespace clavier {

/// A piece, and what is known about it.
struct Composition {
  Score score;
  std::optional<KeyEstimate> key;  ///< found in the piece; none when nothing sounds
  bool ends_on_tonic = false;      ///< it ends on the tonic of its key, nothing but the tonic triad
  bool has_asked_mode = true;      ///< false: no attempt was in the asked mode, and this one only has the asked tonic
  int attempts = 1;
  PlayabilityEdits changes;  ///< of the notes as they were drawn; all 0 where a model draws only what hands can play
  std::optional<Originality> originality;  ///< none where nothing is known of other music
};

/// Throws Misuse when options contradict each other or `prompt` (notes and seconds, a key with a prompt, no key at
/// all).
void check_compose_options(const ComposeOptions& options, const Score* prompt);

/// Piece number `index` of those with the same options, by `once`: composed anew up to `attempts` times until it is in
/// the asked mode, then moved to the asked key by the nearest interval. `options` are checked.
Composition compose_in_key(const ComposeOptions& options, std::uint64_t index, int attempts,
                           const std::function<Composition(Random)>& once);

/// The piece moved by the nearest interval to a key of its mode as usual as `keys` say, drawn by seed and index; as it
/// is where no key was found or none of its mode is usual. For pieces that nobody asked a key for: models learn from
/// music in all transpositions, and would write in F sharp major as often as in G major.
Composition transpose_to_typical_key(Composition piece, const KeyDistribution& keys, const ComposeOptions& options,
                                     std::uint64_t index);

/// What every piece needs at its end: the last chord rings, key and rest are found.
Composition finish_composition(Score score);

}  // namespace clavier
