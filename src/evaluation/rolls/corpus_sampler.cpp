#include "evaluation/rolls/corpus_sampler.h"

#include <algorithm>

#include "base/error.h"

namespace clavier {

CorpusSampler::CorpusSampler(std::vector<RealPiece> pieces, Era era) : eras_{era}, pieces_(std::move(pieces)) {
  for (const RealPiece& piece : pieces_) {
    start_count_ += static_cast<std::uint64_t>(std::max(0, end_of(piece.notes) - kRollSteps + 1));
    cumulative_starts_.push_back(start_count_);
  }
  if (start_count_ == 0)
    throw Error("cannot take rolls of " + std::string(to_string(era)) + " pieces: none is as long as 20 seconds");
}

PianoRoll CorpusSampler::generate(Era, int steps, Random& random) const {
  const std::uint64_t place = random.below(start_count_);
  const auto piece =
      std::upper_bound(cumulative_starts_.begin(), cumulative_starts_.end(), place) - cumulative_starts_.begin();
  const std::uint64_t before = piece == 0 ? 0 : cumulative_starts_[static_cast<std::size_t>(piece) - 1];
  const auto start = static_cast<int>(place - before);
  return roll_of(pieces_[static_cast<std::size_t>(piece)].notes, {.start = start, .steps = steps});
}

}  // namespace clavier
