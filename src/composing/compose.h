#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "composing/composition.h"
#include "models/sequence/make_sequence_model.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// Composes piece number `index` of those with the same options: same options, model, prompt and index, same piece.
/// A new piece is a performance: at tempo 120 its beats are halves of a second, and another tempo plays it faster or
/// slower. In an asked key it is moved there by the nearest interval, and composed anew up to kModeAttempts times until
/// its mode is right. With a prompt the piece continues it, in its tempo. Throws what check_compose_options throws.
Composition compose(SequenceModel& model, const ComposeOptions& options, const Score* prompt = nullptr,
                    std::uint64_t index = 0);

/// Any kind of model at work: (options, prompt or null, index) gives a piece, as compose and compose_roll do. Several
/// threads may call it.
using Composer = std::function<Composition(const ComposeOptions&, const Score*, std::uint64_t)>;

/// Pieces without a prompt or an asked key are moved to usual ones (transpose_to_typical_key) where `keys` are given.
Composer make_composer(SequenceModelFactory maker, std::optional<KeyDistribution> keys = std::nullopt);

/// Pieces 0 .. count - 1 side by side on up to `threads` threads (0: all); the result does not depend on how many.
std::vector<Composition> compose_many(const Composer& composer, const ComposeOptions& options, const Score* prompt,
                                      std::size_t count, unsigned threads, Progress& progress);

}  // namespace clavier
