#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "analysis/key/key.h"
#include "analysis/key/key_distribution.h"
#include "base/random.h"
#include "composing/compose_options.h"
#include "composing/form_section.h"
#include "composing/originality.h"
#include "composing/playability/playability_edits.h"
#include "composing/score_quality.h"
#include "music/score.h"

namespace clavier {

/// Where the new music stands in a piece that was composed into a given one.
struct NewMusic {
  Beats begin;
  std::optional<Beats> end{};  ///< nothing: to the end of the piece
  bool right = true, left = true;
};

/// A piece and its properties.
struct Composition {
  Score score;
  std::optional<NewMusic> added{};      ///< nothing for a piece that is all new
  std::optional<KeyEstimate> key;       ///< found in the piece; nothing when no note sounds
  std::optional<int> bars;              ///< of a score; a performance has none
  std::vector<FormSection> repeats;     ///< of a score: the sections that are played twice
  std::optional<ScoreQuality> quality;  ///< of a score: what it was chosen by
  bool ends_on_tonic = false;  ///< its last chord is the tonic triad, or part of it, with the tonic in the bass
  bool has_asked_mode = true;  ///< false when no attempt gave the requested mode; then only the tonic is as requested
  int attempts = 1;
  PlayabilityEdits changes;  ///< of the generated notes; all 0 for sequence models, which generate only playable chords
  std::optional<Originality> originality;  ///< nothing without an n-gram index
};

/// Throws Misuse when options contradict each other or the prompt: notes and seconds, a key with a prompt, or no valid
/// key.
void check_compose_options(const ComposeOptions& options, const Score* prompt);

/// Throws Misuse for a tempo, meter or key where a given piece is kept, which has its own.
void check_kept_piece(const ComposeOptions& options);

/// Composes piece number `index` by `once`. With a requested key it makes up to `attempts` attempts until the mode
/// agrees, then transposes the piece to that key by the nearest interval. `options` must be checked.
Composition compose_in_key(const ComposeOptions& options, std::uint64_t index, int attempts,
                           const std::function<Composition(Random)>& once);

/// Transposes the piece by the nearest interval to a key of its mode, sampled by seed and index with the probabilities
/// of `keys`. It stays as it is when no key was found, or `keys` has none of its mode. Models learn from music in all
/// transpositions, so without this rare keys would be as frequent as common ones.
Composition transpose_to_typical_key(Composition piece, const KeyDistribution& keys, const ComposeOptions& options,
                                     std::uint64_t index);

/// Completes a piece: the last chord rings, and key and ending are analysed.
Composition finish_composition(Score score);

}  // namespace clavier
