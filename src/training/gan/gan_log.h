#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/gan/gan_checkpoint.h"
#include "training/gan/gan_step.h"
#include "training/gan/gan_validation.h"

namespace clavier {

/// One look at what two adversaries have learned.
struct GanHistoryPoint {
  int step = 0;
  double seconds = 0.0;             ///< of training so far
  GanLosses losses;                 ///< means since the look before
  std::vector<GanMetrics> metrics;  ///< by era
  /// The mean of the eras' distances: what chooses the model.
  double distance() const;
  double real_distance() const;
};

/// Of the first era that has collapsed: its name and what is wrong.
std::optional<std::string> find_collapse(const GanHistoryPoint& point, const std::vector<RollEra>& eras);

/// One line for the person who waits.
std::string describe(const GanHistoryPoint& point, bool best);

/// As a line of log.jsonl, and back.
Json to_json(const GanHistoryPoint& point, const std::vector<RollEra>& eras);
GanHistoryPoint gan_history_point_from_json(const Json& json, const std::vector<RollEra>& eras);

/// Writes log.jsonl (one JSON object a look) and curve.svg (losses above, distances below), both whole.
void write_log(const std::filesystem::path& folder, const std::vector<GanHistoryPoint>& validations,
               const std::vector<RollEra>& eras);

}  // namespace clavier
