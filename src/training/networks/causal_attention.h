#pragma once

#include <torch/torch.h>

namespace clavier {

/// Queries, keys and values of attention: (batch, heads, time, size) each.
struct AttentionInputs {
  torch::Tensor queries, keys, values;
};

/// Each time attends to itself and those before: (batch, heads, time, size). On the processor by blocks of queries, so
/// that little is computed that the mask then hides.
torch::Tensor attend_causally(const AttentionInputs& inputs);

/// The same by LibTorch's own operations.
torch::Tensor attend_causally_plainly(const AttentionInputs& inputs);

/// Whether functions of our own take the place of LibTorch's operations.
inline bool is_fusible(const torch::Tensor& x) { return x.is_cpu() && x.scalar_type() == torch::kFloat32; }

}  // namespace clavier
