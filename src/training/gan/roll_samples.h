#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "training/gan/roll_task.h"

namespace clavier {

/// Draws excerpts of `steps` steps, of the eras in turn, into samples/step-0000500.svg of `folder`: the article's
/// figure of how its network learns.
struct RollSamples {
  int step = 0;  ///< of training
  int steps = 0;
  std::vector<GridPiece> excerpts;
};
void write_samples(const std::filesystem::path& folder, const RollSamples& samples, const std::vector<RollEra>& eras);

}  // namespace clavier
