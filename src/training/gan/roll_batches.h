#pragma once

#include <torch/torch.h>

#include <span>
#include <vector>

#include "training/gan/roll_sampler.h"

namespace clavier {

/// Real images and their eras.
struct RollBatch {
  torch::Tensor images;  // (batch, channels, rows, pitches)
  torch::Tensor eras;    // (batch) int64
};

/// The eras of rolls `first` .. `first + count - 1` when the eras take turns: (count) int64.
torch::Tensor cycle_eras(std::int64_t first, std::int64_t count, std::size_t eras);

/// Batches of random windows, all eras equally often. A batch depends on nothing but the options, the pieces and its
/// step.
class RollBatches {
 public:
  RollBatches(const GanTrainingOptions& options, std::span<const RollSampler> samplers, const RollImages& images)
      : options_(options), samplers_(samplers), images_(images) {}
  RollBatch at(int step) const;

 private:
  const GanTrainingOptions& options_;
  std::span<const RollSampler> samplers_;  // by era
  const RollImages& images_;
};

}  // namespace clavier
