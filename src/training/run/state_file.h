#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <vector>

#include "base/options.h"

namespace clavier {

inline constexpr const char* kStateFile = "training.state";

/// What learns in a run: its networks, their buffers included, and what moves them; always in the same order.
struct NetworksAndOptimizers {
  std::vector<torch::nn::Module*> networks;
  std::vector<torch::optim::Optimizer*> optimizers;
};

/// Everything needed to go on exactly: `figures` (an object) and the learners in one file with a checksum, so that a
/// damaged one is refused before LibTorch sees it. `task` says which run it is.
void save_state(const std::filesystem::path& path, const Json& task, const Json& state,
                const NetworksAndOptimizers& networks_and_optimizers);

/// Fills the learners and returns the figures. Throws Error when the file is missing, damaged or belongs to a run with
/// another `task`.
Json load_state(const std::filesystem::path& path, const Json& task,
                const NetworksAndOptimizers& networks_and_optimizers);

/// Throws Misuse when a run was begun at `path` that is not to be resumed.
void refuse_overwrite(const std::filesystem::path& path, bool resume);

}  // namespace clavier
