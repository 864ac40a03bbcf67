#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/key.h"
#include "base/progress.h"
#include "composing/compose_options.h"
#include "engine/make_sequence_model.h"
#include "engine/sequence_model.h"
#include "music/score.h"

namespace clavier {

/// A piece, and what is known about it.
struct Composition {
  Score score;
  std::optional<KeyEstimate> key;  ///< found in the piece; none when nothing sounds
  bool at_rest = false;            ///< it ends on the tonic of its key, nothing but the tonic triad
  bool has_asked_mode = true;      ///< false: no attempt was in the asked mode, and this one only has the asked tonic
  int attempts = 1;
};

/// Throws Misuse when options contradict each other or `prompt` (notes and seconds, a key with a prompt, no key at
/// all).
void check_compose_options(const ComposeOptions& options, const Score* prompt);

/// Composes piece number `index` of those with the same options: same options, model, prompt and index, same piece.
/// A new piece is a performance: at tempo 120 its beats are halves of a second, and another tempo plays it faster or
/// slower. In an asked key it is moved there by the nearest interval, and composed anew up to kModeAttempts times until
/// its mode is right. With a prompt the piece continues it, in its tempo. Throws what check_compose_options throws.
Composition compose(SequenceModel& model, const ComposeOptions& options, const Score* prompt = nullptr,
                    std::uint64_t index = 0);

/// Pieces 0 .. count - 1 side by side on up to `threads` threads (0: all); the result does not depend on how many.
std::vector<Composition> compose_many(const SequenceModelMaker& maker, const ComposeOptions& options,
                                      const Score* prompt, std::size_t count, unsigned threads, Progress& progress);

}  // namespace clavier
