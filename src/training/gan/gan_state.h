#pragma once

#include <optional>
#include <vector>

#include "training/gan/gan_log.h"
#include "training/run/training_loop.h"

namespace clavier {

/// Where a run of two adversaries stands between two steps, networks and optimizers apart.
struct GanState {
  Elapsed elapsed;
  GanLosses loss_sums;  // since the last look
  int loss_count = 0;
  double best_distance = 1e30;
  int collapsed_validations = 0;  // one after the other
  std::vector<GanHistoryPoint> validations;

  std::optional<double> best() const { return validations.empty() ? std::nullopt : std::optional(best_distance); }
};

/// For state_file.h, and back.
Json to_json(const GanState& state, const std::vector<RollEra>& eras);
GanState gan_state_from_json(const Json& json, const std::vector<RollEra>& eras);

}  // namespace clavier
