#pragma once

#include <torch/torch.h>

#include <utility>
#include <vector>

namespace clavier {

/// Muon (Jordan et al. 2024): momentum whose matrices are made nearly orthogonal by Newton-Schulz iterations before
/// they are added. The momenta are buffers of the module, so that a saved state has them.
class Muon : public torch::nn::Module {
 public:
  /// Each matrix with the number of its parts, stacked along the rows, that are made orthogonal apart, in products of
  /// `type`.
  explicit Muon(std::vector<std::pair<torch::Tensor, int>> matrices, torch::Dtype type = torch::kFloat32,
                double momentum = 0.95);

  /// On the processor, matrices are made orthogonal on `threads` threads.
  void step(double rate, int threads = 1);

 private:
  std::vector<std::pair<torch::Tensor, int>> matrices_;
  std::vector<torch::Tensor> momenta_;
  torch::Dtype type_;
  double momentum_;
};

/// A matrix with the singular vectors of `matrix` and singular values near 1, in products of `type`: batches (count,
/// rows, columns) at once.
torch::Tensor orthogonalize(const torch::Tensor& matrices, torch::Dtype type = torch::kFloat32);

}  // namespace clavier
