#pragma once

#include "encoding/onset_roll.h"
#include "training/gan/roll_images.h"

namespace clavier {

/// What BeatGenerator draws: strikes, then for each frame how near the piece's edges are, the same for all keys.
/// A tenth of the windows lie over a piece's beginning, a tenth over its end: (kOnsetRollChannels + kEdgeFeatures,
/// frames, kRollPitches).
class BeatImages final : public RollImages {
 public:
  explicit BeatImages(int frames) : frames_(frames) {}
  int steps() const override { return frames_ * kFrameSteps; }
  std::vector<std::int64_t> shape() const override;
  RollWindow window(const GridPiece& piece, SemitoneRange wanted, Random& random) const override;
  void draw(const GridPiece& piece, const RollWindow& window, std::span<float> values) const override;
  void dequantise(std::span<float> values, Random& random) const override;
  GridPiece notes(std::span<const float> values, const RollReadOptions& reading) const override;

 private:
  int frames_;
};

}  // namespace clavier
