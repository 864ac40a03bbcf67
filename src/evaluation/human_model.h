#pragma once

#include <array>
#include <vector>

#include "engine/roll_model.h"
#include "evaluation/roll_sets.h"

namespace clavier {

/// Draws what people wrote, somewhere in one of the pieces, every full roll equally likely: what a network without
/// fault would be measured as.
class HumanModel final : public RollModel {
 public:
  /// Throws Error when no piece is as long as a roll.
  HumanModel(std::vector<RealPiece> pieces, Era era);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kRollChannels; }
  RollReading reading(Era) const override { return {}; }
  PianoRoll draw(Era era, int steps, Random& random) const override;

 private:
  struct Place {
    std::size_t piece = 0;
    int start = 0;
  };
  std::array<Era, 1> eras_;
  std::vector<RealPiece> pieces_;
  std::vector<Place> places_;
};

}  // namespace clavier
