#pragma once

#include <memory>

#include "composing/compose.h"

namespace clavier {

/// Composes by `generator` and measures the originality of each piece. A piece that is not original (is_original) is
/// composed again, at most kMaxRerolls times, with derived seeds. When no piece is original, the one with the shortest
/// passage found in training pieces is kept. No rerolls when `options.original` is off or sampling is greedy.
/// The same options, model, n-gram index and index give the same piece. Without `era` the human baseline of all eras
/// counts.
PieceGenerator original_piece_generator(PieceGenerator generator, std::shared_ptr<const NgramIndex> ngram_index,
                                        std::optional<Era> era);

/// The seed of reroll 1 .. kMaxRerolls; for 0 the given seed itself.
std::uint64_t reroll_seed(std::uint64_t seed, int reroll);

}  // namespace clavier
