#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "evaluation/rolls/roll_sets.h"
#include "models/gan/roll_model.h"

namespace clavier {

/// Samples real pieces as if it were a network: a roll that begins anywhere in them, every step equally likely. Its
/// metrics are those of a perfect network.
class CorpusSampler final : public RollModel {
 public:
  /// Throws Error when no piece is as long as a roll.
  CorpusSampler(std::vector<RealPiece> pieces, Era era);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kRollChannels; }
  RollReadOptions reading(Era) const override { return {}; }
  PianoRoll generate(Era era, int steps, Random& random) const override;

 private:
  std::array<Era, 1> eras_;
  std::vector<RealPiece> pieces_;
  std::vector<std::uint64_t> cumulative_starts_;  ///< of each piece and those before it
  std::uint64_t start_count_ = 0;                 ///< where a roll can begin
};

}  // namespace clavier
