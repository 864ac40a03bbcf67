#pragma once

#include <vector>

#include "training/networks/roll_gan.h"

namespace clavier {

/// The article's generator: a dense layer and four transposed convolutions, batch normalisation between them. One
/// network an era: it is not conditioned on the era.
class KuoGenerator : public RollGenerator {
 public:
  explicit KuoGenerator(const GanOptions& options);
  torch::Tensor noise(std::int64_t count) const override;
  torch::Tensor forward(const torch::Tensor& noise, const torch::Tensor& eras) override;

 private:
  GanOptions options_;
  torch::nn::Linear dense_{nullptr};
  torch::nn::BatchNorm1d dense_norm_{nullptr};
  std::vector<torch::nn::ConvTranspose2d> layers_;
  std::vector<torch::nn::BatchNorm2d> norms_;  // after each layer but the last
};

/// The article's discriminator: two convolutions of stride 2 and a dense layer. One logit a roll.
class KuoCritic : public RollCritic {
 public:
  explicit KuoCritic(const GanOptions& options);
  torch::Tensor features(std::size_t stream, const torch::Tensor& rolls) override;
  torch::Tensor logits(const std::vector<torch::Tensor>& features, const torch::Tensor& eras) override;

 private:
  double dropout_;
  torch::nn::Conv2d first_{nullptr}, second_{nullptr};
  torch::nn::Linear dense_{nullptr};
};

}  // namespace clavier
