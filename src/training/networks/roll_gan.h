#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <memory>
#include <vector>

#include "models/gan/gan_options.h"

namespace clavier {

/// A network whose convolutions may multiply in another type than its weights have (mixed precision; source:
/// Micikevicius et al., 2018). torch::kBFloat16 saves time where the processor has AVX-512 BF16. Networks of kind
/// "beat_gan" always multiply floats.
class RollNetwork : public torch::nn::Module {
 public:
  void set_product_type(torch::ScalarType type) { type_ = type; }

 protected:
  torch::ScalarType type_ = torch::kFloat32;
};

/// Generates images of music from noise, in LibTorch: for training only; models/gan has the same network without
/// LibTorch. RollImages (training/gan/roll_images.h) says what an image shows.
class RollGenerator : public RollNetwork {
 public:
  /// Of `count` images: (count, ...), sampled on the processor with LibTorch's generator, so that it does not depend on
  /// the device.
  virtual torch::Tensor noise(std::int64_t count) const = 0;
  /// noise (batch, ...), eras (batch) int64, numbered as in the checkpoint -> images (batch, channels, rows, pitches).
  virtual torch::Tensor forward(const torch::Tensor& noise, const torch::Tensor& eras) = 0;
};

/// Tells real images from generated ones: by the features of one or several independent streams, which threads may
/// share, and then by logits of all features.
class RollCritic : public RollNetwork {
 public:
  virtual std::size_t streams() const { return 1; }
  /// images (batch, channels, rows, pitches) -> (batch, features).
  virtual torch::Tensor features(std::size_t stream, const torch::Tensor& images) = 0;
  /// Features of all streams, eras (batch) int64 -> (batch, logits), higher for real images.
  virtual torch::Tensor logits(const std::vector<torch::Tensor>& features, const torch::Tensor& eras) = 0;
  torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& eras) {
    std::vector<torch::Tensor> all;
    for (std::size_t stream = 0; stream < streams(); ++stream) all.push_back(features(stream, images));
    return logits(all, eras);
  }
  /// For dropout in features() in training on the processor: every critic has its own generator, so that two may run at
  /// once and each is reproducible.
  torch::Generator& dropout_generator() { return dropout_generator_; }

 private:
  torch::Generator dropout_generator_ = at::detail::createCPUGenerator();
};

/// A generative adversarial network.
struct RollGan {
  std::shared_ptr<RollGenerator> generator;
  std::shared_ptr<RollCritic> critic;
};

/// Freshly initialised with LibTorch's generator, for so many eras. Throws Misuse for a shape that cannot be.
RollGan make_roll_gan(const GanOptions& options, int eras);

}  // namespace clavier
