#pragma once

#include <gtest/gtest.h>
#include <torch/torch.h>

#include <vector>

namespace clavier {

/// Two ways to one result, seen along random weights, have the same gradients by all inputs.
inline void expect_equal_gradients(const torch::Tensor& ours, const torch::Tensor& plain,
                                   const std::vector<torch::Tensor>& inputs, double relative, double absolute) {
  const torch::Tensor weights = torch::randn_like(plain);
  const auto own = torch::autograd::grad({(ours * weights).sum()}, inputs);
  const auto others = torch::autograd::grad({(plain * weights).sum()}, inputs);
  for (std::size_t index = 0; index < own.size(); ++index)
    EXPECT_TRUE(torch::allclose(own[index], others[index], relative, absolute)) << index;
}

}  // namespace clavier
