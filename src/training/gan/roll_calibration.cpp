#include "training/gan/roll_calibration.h"

#include <optional>

#include "encoding/onset_roll.h"

namespace clavier {
namespace {

constexpr int kMeasuredWindows = 4000;

/// Of windows of the training pieces, every step equally likely.
OnsetStatistics measure_onset_means(const RollSampler& pieces, int frames, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < kMeasuredWindows; ++index) {
    const GridPiece& piece = pieces.piece(random);
    const RollWindow window = sample_window(piece, {}, random, frames * kFrameSteps);
    excerpts.push_back(notes_of(onset_roll_of(piece, window)));
  }
  return compute_onset_statistics(excerpts, frames);
}

/// Of pieces that are no shorter than an excerpt, because silence has no such statistics; nothing when there are none.
std::optional<ExcerptStatistics> measure_excerpt_means(const RollSampler& pieces, int frames, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < kMeasuredWindows; ++index) {
    const GridPiece& piece = pieces.piece(random);
    if (piece.back().onset < frames * kFrameSteps) continue;
    excerpts.push_back(notes_of(onset_roll_of(piece, sample_window(piece, {}, random, frames * kFrameSteps))));
  }
  if (excerpts.empty()) return {};
  return compute_excerpt_statistics(excerpts, frames * kFrameSteps);
}

}  // namespace

RollCalibration::RollCalibration(const GanOptions& network, std::span<const RollSampler> training, std::uint64_t seed) {
  if (network.kind != "beat_gan") return;
  for (const RollSampler& pieces : training) {
    real_.push_back({.notes = measure_onset_means(pieces, network.frames, seed),
                     .excerpts = measure_excerpt_means(pieces, calibration_frames(network), seed)});
  }
}

void RollCalibration::apply(GanCheckpoint& checkpoint, unsigned threads) const {
  if (!real_.empty()) calibrate_decoding(checkpoint, real_, threads);
}

}  // namespace clavier
