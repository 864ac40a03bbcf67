#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <vector>

#include "training/run/run_state.h"

namespace clavier {

/// What learns in a run: its networks, their buffers included, and their optimisers; always in the same order.
struct NetworksAndOptimizers {
  std::vector<torch::nn::Module*> networks;
  std::vector<torch::optim::Optimizer*> optimizers;
};

/// Everything needed to continue exactly: the run's state, its networks and its optimisers in one file. A checksum has
/// a damaged file refused before LibTorch sees it. `identity` says which run it is.
void save_state(const std::filesystem::path& path, const Json& identity, const RunState& state,
                const NetworksAndOptimizers& networks_and_optimizers);

/// Fills the networks and optimisers and returns the state. Throws Error, in one line, when the file is missing,
/// damaged, of another version of Clavier, or of a run with another identity.
RunState load_state(const std::filesystem::path& path, const Json& identity,
                    const NetworksAndOptimizers& networks_and_optimizers);

/// Throws Misuse when the state of a run stands at `path` and is not to be resumed.
void refuse_overwrite(const std::filesystem::path& path, bool resume);

}  // namespace clavier
