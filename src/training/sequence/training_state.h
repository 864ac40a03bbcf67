#pragma once

#include <vector>

#include "base/options.h"
#include "training/run/training_loop.h"
#include "training/sequence/history_point.h"

namespace clavier {

/// Where a run stands between two steps, weights and optimizer apart.
struct TrainingState {
  Elapsed elapsed;
  double best_loss = 1e30;
  int validations_since_best = 0;
  double loss_sum = 0.0;  // since the last validation
  int loss_count = 0;
  std::vector<HistoryPoint> history;
};

/// As a part of the figures in a state file, and back.
Json to_json(const Elapsed& elapsed);
Elapsed elapsed_from_json(const Json& json);

/// For state_file.h, and back.
Json to_json(const TrainingState& state);
TrainingState training_state_from_json(const Json& json);

}  // namespace clavier
