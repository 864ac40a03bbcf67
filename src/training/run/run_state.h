#pragma once

#include <optional>
#include <vector>

#include "training/run/budget.h"

namespace clavier {

inline constexpr const char* kStateFile = "training.state";  ///< in the folder of the model

/// Where a run stands between two steps, networks and optimisers apart.
struct RunState {
  Elapsed elapsed;
  std::optional<double> best;  ///< lowest score of a validation; nothing before the first
  int validations_since_best = 0;
  std::vector<double> loss_sums;  ///< by loss, since the last validation
  int loss_count = 0;             ///< steps in the sums
  std::vector<Json> log;          ///< the lines of log.jsonl, one a validation

  void add_losses(const std::vector<double>& losses);
  /// Means since the last validation; the sums start again.
  std::vector<double> take_mean_losses();
};

/// For state_file.h, and back.
Json to_json(const RunState& state);
RunState run_state_from_json(const Json& json);

}  // namespace clavier
