#include "training/roll_calibration.h"

#include "encoding/strike_image.h"

namespace clavier {
namespace {

constexpr int kMeasuredWindows = 1000;

/// Windows of the training pieces, every moment equally likely, that no edge cuts short.
StrikeMeans means_of(const RollSampler& pieces, int frames, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < kMeasuredWindows; ++index) {
    const GridPiece& piece = pieces.piece(random);
    const RollWindow window = random_window(piece, {}, random, frames * kFrameSteps);
    excerpts.push_back(notes_of(strikes_of(piece, window)));
  }
  return strike_means(excerpts, frames);
}

}  // namespace

RollCalibration::RollCalibration(const RollNetworkOptions& network, std::span<const RollSampler> training,
                                 std::uint64_t seed) {
  if (network.kind != "beats") return;
  for (const RollSampler& pieces : training) real_.push_back(means_of(pieces, network.frames, seed));
}

void RollCalibration::apply(RollCheckpoint& checkpoint) const {
  if (!real_.empty()) calibrate_beats(checkpoint, real_);
}

}  // namespace clavier
