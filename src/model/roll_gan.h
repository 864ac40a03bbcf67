#pragma once

#include <torch/torch.h>

#include <memory>

#include "engine/roll_network_options.h"

namespace clavier {

/// Draws piano rolls out of noise, in LibTorch: the twin of what engine/ runs, for training only.
class RollGenerator : public torch::nn::Module {
 public:
  /// Images of the rolls it draws: 1 .. kRollChannels.
  virtual int channels() const = 0;
  /// What `count` rolls are made of: (count, ...), drawn on the processor with LibTorch's generator, so that it is the
  /// same whatever device draws the rolls.
  virtual torch::Tensor noise(std::int64_t count) const = 0;
  /// noise (batch, ...), eras (batch) int64, numbered as in the checkpoint -> rolls (batch, channels, steps, keys), -1
  /// ..
  /// 1. Rolls have kRollSteps steps.
  virtual torch::Tensor forward(const torch::Tensor& noise, const torch::Tensor& eras) = 0;
};

/// Tells real rolls from drawn ones.
class RollCritic : public torch::nn::Module {
 public:
  /// rolls (batch, channels, steps, keys), eras (batch) int64 -> (batch, scores), higher for what seems real; one score
  /// a roll or several, for parts of it.
  virtual torch::Tensor forward(const torch::Tensor& rolls, const torch::Tensor& eras) = 0;
};

/// Two networks that learn from each other.
struct RollGan {
  std::shared_ptr<RollGenerator> generator;
  std::shared_ptr<RollCritic> critic;
};

/// Freshly initialised with LibTorch's generator, for so many eras. Throws Misuse for a shape that cannot be.
RollGan make_roll_gan(const RollNetworkOptions& options, int eras);

}  // namespace clavier
