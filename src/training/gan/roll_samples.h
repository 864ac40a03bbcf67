#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "training/gan/gan_task.h"

namespace clavier {

/// Plots excerpts of `steps` steps, of the eras in turn, to samples/step-0000500.svg of `folder`, as the article's
/// figure shows how its network learns.
struct RollSamples {
  int step = 0;  ///< of training
  int steps = 0;
  std::vector<GridPiece> excerpts;
};
void write_samples(const std::filesystem::path& folder, const RollSamples& samples, const std::vector<RollEra>& eras);

}  // namespace clavier
