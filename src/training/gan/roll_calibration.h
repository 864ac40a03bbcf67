#pragma once

#include <span>
#include <vector>

#include "training/fitting/calibrate_decoding.h"
#include "training/gan/roll_sampler.h"

namespace clavier {

/// Has a generator draw as densely, as long-breathed, as loudly and in the keys of the music that it learns from.
class RollCalibration {
 public:
  /// Measures the training music of each era; the same for the same seed. Nothing for kinds that cannot be calibrated.
  RollCalibration(const GanOptions& network, std::span<const RollSampler> training, std::uint64_t seed);
  /// Changes the habits among the checkpoint's tensors, if it has any, on so many threads (calibrate_decoding).
  void apply(GanCheckpoint& checkpoint, unsigned threads) const;

 private:
  std::vector<RealStatistics> real_;
};

}  // namespace clavier
