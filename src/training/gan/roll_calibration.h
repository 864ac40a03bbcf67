#pragma once

#include <span>
#include <vector>

#include "training/fitting/calibrate_decoding.h"
#include "training/gan/roll_sampler.h"

namespace clavier {

/// Fits a generator's decoding parameters to the statistics of its training music (calibrate_decoding).
class RollCalibration {
 public:
  /// Measures the training music of each era; the same for the same seed. Kinds other than beat_gan are not calibrated.
  RollCalibration(const GanOptions& network, std::span<const RollSampler> training, std::uint64_t seed);
  /// Changes the decoding parameters among the checkpoint's tensors, if it has any, on `threads` threads.
  void apply(GanCheckpoint& checkpoint, unsigned threads) const;

 private:
  std::vector<RealStatistics> real_;
};

}  // namespace clavier
