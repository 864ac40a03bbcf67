#include "training/gan/roll_calibration.h"

#include <optional>

#include "encoding/strike_image.h"

namespace clavier {
namespace {

constexpr int kMeasuredWindows = 4000;

/// Windows of the training pieces, every moment equally likely.
StrikeMeans strike_means_of(const RollSampler& pieces, int frames, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < kMeasuredWindows; ++index) {
    const GridPiece& piece = pieces.piece(random);
    const RollWindow window = random_window(piece, {}, random, frames * kFrameSteps);
    excerpts.push_back(notes_of(strikes_of(piece, window)));
  }
  return strike_means(excerpts, frames);
}

/// Of pieces that are no shorter than an excerpt, since silence holds and moves nothing; nothing when there is none.
std::optional<ExcerptMeans> excerpt_means_of(const RollSampler& pieces, int frames, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < kMeasuredWindows; ++index) {
    const GridPiece& piece = pieces.piece(random);
    if (piece.back().onset < frames * kFrameSteps) continue;
    excerpts.push_back(notes_of(strikes_of(piece, random_window(piece, {}, random, frames * kFrameSteps))));
  }
  if (excerpts.empty()) return {};
  return excerpt_means(excerpts, frames * kFrameSteps);
}

}  // namespace

RollCalibration::RollCalibration(const RollNetworkOptions& network, std::span<const RollSampler> training,
                                 std::uint64_t seed) {
  if (network.kind != "beats") return;
  for (const RollSampler& pieces : training) {
    real_.push_back({.notes = strike_means_of(pieces, network.frames, seed),
                     .excerpts = excerpt_means_of(pieces, calibration_frames(network), seed)});
  }
}

void RollCalibration::apply(RollCheckpoint& checkpoint, unsigned threads) const {
  if (!real_.empty()) calibrate_beats(checkpoint, real_, threads);
}

}  // namespace clavier
