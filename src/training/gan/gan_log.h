#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/gan/gan_checkpoint.h"
#include "plots/svg.h"
#include "training/gan/gan_gradients.h"
#include "training/gan/gan_validation.h"

namespace clavier {

/// What one validation of a GAN finds.
struct GanEvaluation {
  GanLosses losses;                 ///< means since the last validation
  std::vector<GanMetrics> metrics;  ///< by era

  /// The mean of the eras' distances: what chooses the checkpoint.
  double distance() const;
  double real_distance() const;
};

/// One line for the user.
std::string describe(const GanEvaluation& evaluation);

/// A line of log.jsonl after step and seconds; "collapse" names the first era that has collapsed, and how, or is null.
Json to_json(const GanEvaluation& evaluation, const std::vector<RollEra>& eras);

/// A warning, once in a run: at the third collapse in succession.
std::optional<std::string> find_persistent_collapse(std::span<const Json> log);

/// Losses above, distances below, over steps.
Svg draw_gan_curves(std::span<const Json> log);

}  // namespace clavier
