#include "training/sequence/optimizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clavier {
namespace {

constexpr double kMinRateRatio = 0.05;  // of the highest, at the end of the decay

}  // namespace

std::unique_ptr<torch::optim::Optimizer> make_optimizer(std::vector<torch::Tensor> parameters,
                                                        const TrainingOptions& options) {
  if (options.optimizer == "rmsprop")  // with the defaults of Keras
    return std::make_unique<torch::optim::RMSprop>(
        std::move(parameters), torch::optim::RMSpropOptions(options.learning_rate).alpha(0.9).eps(1e-7));
  return std::make_unique<torch::optim::AdamW>(
      std::move(parameters),
      torch::optim::AdamWOptions(options.learning_rate).betas({0.9, 0.98}).weight_decay(options.weight_decay));
}

double rate_ratio_at(int step, double share_done, const TrainingOptions& options) {
  const double warm = options.warmup > 0 ? std::min(1.0, (step + 1.0) / options.warmup) : 1.0;
  const double cosine = kMinRateRatio + (1 - kMinRateRatio) * 0.5 * (1 + std::cos(share_done * std::numbers::pi));
  return warm * (options.decay ? cosine : 1.0);
}

void set_learning_rate(torch::optim::Optimizer& optimizer, double rate) {
  for (torch::optim::OptimizerParamGroup& group : optimizer.param_groups())
    static_cast<torch::optim::OptimizerOptions&>(group.options()).set_lr(rate);
}

}  // namespace clavier
