#include "composing/original_composer.h"

namespace clavier {
namespace {

constexpr std::uint64_t kRerollStream = 0x6f726967696e616cULL;  // apart from the streams of pieces and of modes

bool borrows_less(const Composition& a, const Composition& b) {
  return a.originality->borrowing.longest < b.originality->borrowing.longest;
}

}  // namespace

std::uint64_t rerolled_seed(std::uint64_t seed, int reroll) {
  return reroll == 0 ? seed : Random(seed ^ kRerollStream, static_cast<std::uint64_t>(reroll)).bits();
}

Composer original_composer(Composer composer, std::shared_ptr<const PatternIndex> patterns, std::optional<Era> era) {
  return [composer = std::move(composer), patterns = std::move(patterns), era](
             const ComposeOptions& options, const Score* prompt, std::uint64_t index) {
    const auto attempt = [&](int reroll) {
      ComposeOptions own = options;
      own.seed = rerolled_seed(options.seed.value_or(0), reroll);
      Composition piece = composer(own, prompt, index);
      const NoteSteps part = composed_steps(piece.score, prompt, options);
      piece.originality = originality_of(piece.score, part, *patterns, era);
      return piece;
    };
    Composition best = attempt(0);
    const bool again = options.original && !options.sampling.greedy;
    for (int reroll = 1; again && reroll <= kMostRerolls && !is_original(*best.originality); ++reroll) {
      Composition piece = attempt(reroll);
      const bool better = is_original(*piece.originality) || borrows_less(piece, best);
      if (better) best = std::move(piece);
      best.originality->rerolled = reroll;
    }
    return best;
  };
}

}  // namespace clavier
