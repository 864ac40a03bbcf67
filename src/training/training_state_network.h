#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <vector>

#include "base/options.h"
#include "model/sequence_network.h"
#include "training/curve_point.h"

namespace clavier {

/// Where a run stands between two steps, weights and optimizer apart.
struct TrainingState {
  int step = 0;
  double seconds = 0.0;            // of training, validations apart
  double processor_seconds = 0.0;  // likewise, all threads together
  double best_loss = 1e30;
  int since_best = 0;
  double loss_sum = 0.0;  // since the last validation
  int loss_count = 0;
  std::vector<CurvePoint> curve;
};

/// Everything needed to go on exactly: one file with a checksum, so that a damaged one is refused before LibTorch sees
/// it.
void save_state(const std::filesystem::path& path, const TrainingState& state, const Json& task,
                const SequenceNetwork& network, torch::optim::Optimizer& optimizer);
/// Throws Error when the file is missing, damaged or belongs to a run with other options than `task`.
TrainingState load_state(const std::filesystem::path& path, const Json& task, SequenceNetwork& network,
                         torch::optim::Optimizer& optimizer);

}  // namespace clavier
