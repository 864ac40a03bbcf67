#pragma once

#include <optional>
#include <vector>

#include "training/gan/gan_log.h"
#include "training/run/training_loop.h"

namespace clavier {

/// Where a run of two adversaries stands between two steps, networks and optimizers apart.
struct RollState {
  Spent spent;
  RollLosses loss_sums;  // since the last look
  int loss_count = 0;
  double best_distance = 1e30;
  int collapsed_looks = 0;  // one after the other
  std::vector<RollLook> looks;

  std::optional<double> best() const { return looks.empty() ? std::nullopt : std::optional(best_distance); }
};

/// For state_file.h, and back.
Json figures_of(const RollState& state, const std::vector<RollEra>& eras);
RollState roll_state_of(const Json& figures, const std::vector<RollEra>& eras);

}  // namespace clavier
