#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <memory>
#include <vector>

#include "models/gan/gan_options.h"

namespace clavier {

/// A network whose convolutions may multiply in another type than its weights are kept in: torch::kBFloat16 halves the
/// time where the processor has AVX-512 BF16 (mixed precision; source: Micikevicius et al., 2018). Networks of kind
/// "beats" always multiply floats.
class RollNetwork : public torch::nn::Module {
 public:
  void set_product_type(torch::ScalarType type) { type_ = type; }

 protected:
  torch::ScalarType type_ = torch::kFloat32;
};

/// Draws images of music out of noise, in LibTorch: the twin of what engine/ runs, for training only. What an image of
/// a kind of network shows is for RollImages (training/gan/roll_images.h) to say.
class RollGenerator : public RollNetwork {
 public:
  /// What `count` images are made of: (count, ...), drawn on the processor with LibTorch's generator, so that it is the
  /// same whatever device draws the images.
  virtual torch::Tensor noise(std::int64_t count) const = 0;
  /// noise (batch, ...), eras (batch) int64, numbered as in the checkpoint -> images (batch, channels, rows, keys).
  virtual torch::Tensor forward(const torch::Tensor& noise, const torch::Tensor& eras) = 0;
};

/// Tells real images from drawn ones: in one or several streams, none of which knows of the others, so that threads may
/// share them; then by what all have seen.
class RollCritic : public RollNetwork {
 public:
  virtual std::size_t streams() const { return 1; }
  /// images (batch, channels, rows, keys) -> (batch, features).
  virtual torch::Tensor features(std::size_t stream, const torch::Tensor& images) = 0;
  /// Features of all streams, eras (batch) int64 -> (batch, scores), higher for what seems real; one score an image or
  /// several, for parts of it.
  virtual torch::Tensor logits(const std::vector<torch::Tensor>& features, const torch::Tensor& eras) = 0;
  torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& eras) {
    std::vector<torch::Tensor> all;
    for (std::size_t stream = 0; stream < streams(); ++stream) all.push_back(features(stream, images));
    return logits(all, eras);
  }
  /// What features() draws at random in training on the processor comes from here: every critic has its own, so that
  /// two may judge at once and each be repeated.
  torch::Generator& dropout_generator() { return dropout_generator_; }

 private:
  torch::Generator dropout_generator_ = at::detail::createCPUGenerator();
};

/// Two networks that learn from each other.
struct RollGan {
  std::shared_ptr<RollGenerator> generator;
  std::shared_ptr<RollCritic> critic;
};

/// Freshly initialised with LibTorch's generator, for so many eras. Throws Misuse for a shape that cannot be.
RollGan make_roll_gan(const GanOptions& options, int eras);

}  // namespace clavier
