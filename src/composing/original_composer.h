#pragma once

#include <memory>

#include "composing/compose.h"

namespace clavier {

/// Composes as `composer` does and says of each piece how original it is. Unless `options.original` is off or sampling
/// is greedy, a piece that borrows more than people of the era do is composed anew, at most kMaxRerolls times, from
/// seeds derived from the asked one; of pieces that all borrow too much it is the one with the shortest known passage.
/// The same options, model and index of patterns give the same piece. `era` none: people of all eras are the measure.
Composer original_composer(Composer composer, std::shared_ptr<const NgramIndex> ngram_index, std::optional<Era> era);

/// The seed of attempt `reroll` (1 .. kMaxRerolls); of 0 the asked one itself.
std::uint64_t reroll_seed(std::uint64_t seed, int reroll);

}  // namespace clavier
