#pragma once

#include <torch/torch.h>

namespace clavier {

/// A weight divided by its largest singular value, which bounds the layer's Lipschitz constant by 1. Each use in
/// training makes one power iteration. Source: Miyato et al., "Spectral normalization for generative adversarial
/// networks" (2018).
class SpectralNormImpl : public torch::nn::Module {
 public:
  /// `weight` is (outputs, ...), already initialised.
  explicit SpectralNormImpl(torch::Tensor weight);
  /// The normalised weight, differentiable once. Makes a power iteration when in training.
  torch::Tensor forward();

 private:
  torch::Tensor weight_;
  torch::Tensor direction_;  // (outputs): an estimate of the left singular vector
};
TORCH_MODULE(SpectralNorm);

}  // namespace clavier
