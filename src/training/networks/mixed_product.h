#pragma once

#include <torch/torch.h>

namespace clavier {

/// x (..., inputs) times the transposed weight (outputs, inputs). With bfloat16 as `type` the factors of this product
/// and of those of its gradients are rounded to it; sums and results are float. Source: Micikevicius et al., "Mixed
/// precision training" (2018).
torch::Tensor multiply_by(const torch::Tensor& weight, const torch::Tensor& x, torch::Dtype type);

}  // namespace clavier
