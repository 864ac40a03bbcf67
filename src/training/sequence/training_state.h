#pragma once

#include <vector>

#include "base/options.h"
#include "training/run/training_loop.h"
#include "training/sequence/history_point.h"

namespace clavier {

/// Where a run stands between two steps, weights and optimizer apart.
struct TrainingState {
  Spent spent;
  double best_loss = 1e30;
  int since_best = 0;
  double loss_sum = 0.0;  // since the last validation
  int loss_count = 0;
  std::vector<CurvePoint> curve;
};

/// As a part of the figures in a state file, and back.
Json figures_of(const Spent& spent);
Spent spent_of(const Json& figures);

/// For state_file.h, and back.
Json figures_of(const TrainingState& state);
TrainingState training_state_of(const Json& figures);

}  // namespace clavier
