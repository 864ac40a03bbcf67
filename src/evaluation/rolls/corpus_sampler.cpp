#include "evaluation/rolls/corpus_sampler.h"

#include <algorithm>

#include "base/error.h"

namespace clavier {

HumanModel::HumanModel(std::vector<RealPiece> pieces, Era era) : eras_{era}, pieces_(std::move(pieces)) {
  for (const RealPiece& piece : pieces_) {
    places_ += static_cast<std::uint64_t>(std::max(0, end_of(piece.notes) - kRollSteps + 1));
    places_to_.push_back(places_);
  }
  if (places_ == 0)
    throw Error("cannot take rolls of " + std::string(to_string(era)) + " pieces: none is as long as 20 seconds");
}

PianoRoll HumanModel::draw(Era, int steps, Random& random) const {
  const std::uint64_t place = random.below(places_);
  const auto piece = std::upper_bound(places_to_.begin(), places_to_.end(), place) - places_to_.begin();
  const std::uint64_t before = piece == 0 ? 0 : places_to_[static_cast<std::size_t>(piece) - 1];
  const auto start = static_cast<int>(place - before);
  return roll_of(pieces_[static_cast<std::size_t>(piece)].notes, {.start = start, .steps = steps});
}

}  // namespace clavier
