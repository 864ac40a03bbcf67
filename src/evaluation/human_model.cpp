#include "evaluation/human_model.h"

#include "base/error.h"

namespace clavier {

HumanModel::HumanModel(std::vector<RealPiece> pieces, Era era) : eras_{era}, pieces_(std::move(pieces)) {
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
    for (int start = 0; start + kRollSteps <= end_of(pieces_[piece].notes); start += kRollSteps)
      places_.push_back({piece, start});
  if (places_.empty())
    throw Error("cannot take rolls of " + std::string(to_string(era)) + " pieces: none is as long as 20 seconds");
}

PianoRoll HumanModel::draw(Era, int steps, Random& random) const {
  const Place& place = places_[random.below(places_.size())];
  return roll_of(pieces_[place.piece].notes, {.start = place.start, .steps = steps});
}

}  // namespace clavier
