#pragma once

#include "encoding/onset_roll.h"
#include "training/gan/roll_images.h"

namespace clavier {

/// Images as BeatGenerator makes them: an onset roll, then the edge features of each frame, equal at all pitches:
/// (kOnsetRollChannels + kEdgeFeatures, frames, kRollPitches). A tenth of the windows lie over a piece's beginning, a
/// tenth over its end.
class BeatImages final : public RollImages {
 public:
  explicit BeatImages(int frames) : frames_(frames) {}
  int steps() const override { return frames_ * kFrameSteps; }
  std::vector<std::int64_t> shape() const override;
  RollWindow window(const GridPiece& piece, SemitoneRange range, Random& random) const override;
  void render(const GridPiece& piece, const RollWindow& window, std::span<float> values) const override;
  void dequantise(std::span<float> values, Random& random) const override;
  GridPiece notes(std::span<const float> values, const RollReadOptions& reading) const override;

 private:
  int frames_;
};

}  // namespace clavier
