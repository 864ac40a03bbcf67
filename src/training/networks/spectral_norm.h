#pragma once

#include <torch/torch.h>

namespace clavier {

/// A weight divided by its largest singular value, so that the layer stretches nothing: the critic stays smooth. The
/// value is found by one power iteration each time it is used in training. Source: Miyato et al., "Spectral
/// normalization for generative adversarial networks" (2018).
class SpectralNormImpl : public torch::nn::Module {
 public:
  /// `weight` is (outputs, ...), already initialised.
  explicit SpectralNormImpl(torch::Tensor weight);
  /// Of the weight's shape, with gradients, once. Moves the iteration on when in training.
  torch::Tensor forward();

 private:
  torch::Tensor weight_;
  torch::Tensor direction_;  // (outputs): the left singular vector, as far as it is known
};
TORCH_MODULE(SpectralNorm);

}  // namespace clavier
