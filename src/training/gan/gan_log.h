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
struct RollLook {
  int step = 0;
  double seconds = 0.0;               ///< of training so far
  RollLosses losses;                  ///< means since the look before
  std::vector<RollVerdict> verdicts;  ///< by era
  /// The mean of the eras' distances: what chooses the model.
  double distance() const;
  double real_distance() const;
};

/// Of the first era that has collapsed: its name and what is wrong.
std::optional<std::string> collapse_of(const RollLook& look, const std::vector<RollEra>& eras);

/// One line for the person who waits.
std::string described(const RollLook& look, bool best);

/// As a line of log.jsonl, and back.
Json to_json(const RollLook& look, const std::vector<RollEra>& eras);
RollLook roll_look_from_json(const Json& json, const std::vector<RollEra>& eras);

/// Writes log.jsonl (one JSON object a look) and curve.svg (losses above, distances below), both whole.
void write_log(const std::filesystem::path& folder, const std::vector<RollLook>& looks,
               const std::vector<RollEra>& eras);

}  // namespace clavier
