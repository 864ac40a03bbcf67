#pragma once

#include <torch/torch.h>

#include "training/networks/causal_attention.h"

namespace clavier {

/// Cosines and sines of rotary positions (Su et al. 2021): (batch, heads, time, size / 2) each, for heads of `size`
/// features of which i and i + size / 2 are one pair.
struct RotaryTurns {
  torch::Tensor cosines, sines;
};

/// Functions of a Transformer with gradients. On the processor each is one pass over memory where LibTorch's own
/// operations would make many; elsewhere they are those operations.

/// x (..., width) divided by the root of its mean square, times weight (width). Source: Zhang and Sennrich, "Root mean
/// square layer normalization" (2019).
torch::Tensor rms_norm(const torch::Tensor& x, const torch::Tensor& weight);

/// The square of what is positive. Source: So et al., "Primer" (2021).
torch::Tensor squared_relu(const torch::Tensor& x);

/// Makes queries, keys and values of qkv (batch, time, 3, heads, size): queries and keys are divided by the root of
/// their mean square, keys are mixed with the key before by share (heads), both are turned, queries are scaled.
AttentionInputs make_attention_inputs(const torch::Tensor& qkv, const torch::Tensor& share, const RotaryTurns& turns,
                                      double scale);

/// The same by LibTorch's own operations.
torch::Tensor rms_norm_plainly(const torch::Tensor& x, const torch::Tensor& weight);
AttentionInputs make_attention_inputs_plainly(const torch::Tensor& qkv, const torch::Tensor& share,
                                              const RotaryTurns& turns, double scale);

}  // namespace clavier
