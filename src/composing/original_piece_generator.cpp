#include "composing/original_piece_generator.h"

namespace clavier {
namespace {

constexpr std::uint64_t kRerollStream = 0x6f726967696e616cULL;  // apart from the streams of pieces and attempts

bool overlaps_less(const Composition& a, const Composition& b) {
  return a.originality->overlap.longest < b.originality->overlap.longest;
}

}  // namespace

std::uint64_t reroll_seed(std::uint64_t seed, int reroll) {
  return reroll == 0 ? seed : Random(seed ^ kRerollStream, static_cast<std::uint64_t>(reroll)).bits();
}

PieceGenerator original_piece_generator(PieceGenerator generator, std::shared_ptr<const NgramIndex> ngram_index,
                                        std::optional<Era> era) {
  return [generator = std::move(generator), ngram_index = std::move(ngram_index), era](
             const ComposeOptions& options, const Score* prompt, std::uint64_t index) {
    const auto attempt = [&](int reroll) {
      ComposeOptions own = options;
      own.seed = reroll_seed(options.seed.value_or(0), reroll);
      Composition piece = generator(own, prompt, index);
      const IntervalSequence part = composed_steps(piece.score, prompt, options);
      piece.originality = originality_of(piece.score, part, *ngram_index, era);
      return piece;
    };
    Composition best = attempt(0);
    const bool again = options.original && !options.sampling.greedy;
    for (int reroll = 1; again && reroll <= kMaxRerolls && !is_original(*best.originality); ++reroll) {
      Composition piece = attempt(reroll);
      const bool better = is_original(*piece.originality) || overlaps_less(piece, best);
      if (better) best = std::move(piece);
      best.originality->rerolled = reroll;
    }
    return best;
  };
}

}  // namespace clavier
