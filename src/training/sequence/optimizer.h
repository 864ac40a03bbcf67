#pragma once

#include <torch/torch.h>

#include <memory>

#include "training/options/training_options.h"

namespace clavier {

/// The optimiser that the options name, over these parameters.
std::unique_ptr<torch::optim::Optimizer> make_optimizer(std::vector<torch::Tensor> parameters,
                                                        const TrainingOptions& options);

/// The part of the highest learning rate that a step has: it rises from 0 over the warm-up, then falls along half a
/// cosine to a twentieth; `share_done` of the run is 0 .. 1.
double rate_ratio_at(int step, double share_done, const TrainingOptions& options);

void set_learning_rate(torch::optim::Optimizer& optimizer, double rate);

}  // namespace clavier
