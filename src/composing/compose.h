#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "composing/composing_listener.h"
#include "composing/composition.h"
#include "models/sequence/make_sequence_model.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// Composes piece number `index`. The same options, model, prompt and index give the same piece.
/// A new piece is a performance: at tempo 120 its beats are half seconds, and another tempo plays it faster or slower.
/// With a requested key it is transposed there by the nearest interval. It is composed again, up to kModeAttempts
/// attempts, until its mode agrees. With a prompt the piece continues it, in its tempo. Throws what
/// check_compose_options throws.
Composition compose(SequenceModel& model, const ComposeOptions& options, const Score* prompt = nullptr,
                    std::uint64_t index = 0);

/// Composes with a model of any kind: (options, prompt or null, index) gives a piece, as compose and compose_roll do.
/// Several threads may call it.
using PieceGenerator = std::function<Composition(const ComposeOptions&, const Score*, std::uint64_t)>;

/// Composes with a sequence model. Where `keys` are given, a piece without a prompt or a requested key is transposed to
/// a typical one (transpose_to_typical_key). A listener is told of each piece before it is transposed.
PieceGenerator make_piece_generator(SequenceModelFactory maker, std::optional<KeyDistribution> keys = std::nullopt,
                                    ComposingListener* listener = nullptr);

/// Takes a piece and its index.
using TakeComposition = std::function<void(std::size_t index, Composition piece)>;

/// Composes pieces 0 .. count - 1, in parallel on `threads` threads (0: all), and gives them to `take` one by one in
/// their order, each as soon as those before it are composed. The number of threads does not change the result.
void compose_many(const PieceGenerator& generator, const ComposeOptions& options, const Score* prompt,
                  std::size_t count, unsigned threads, Progress& progress, const TakeComposition& take);

}  // namespace clavier
