#include <gtest/gtest.h>

#include "training/networks/transposed_convolution.h"

namespace clavier {
namespace {

constexpr std::int64_t kRows = 6, kColumns = 5, kSide = 5;

/// The library's, cut to TensorFlow's "same" padding.
torch::Tensor library(const torch::Tensor& x, const torch::Tensor& kernel, Stride stride) {
  const auto padding = [](int step) { return std::int64_t{step == 2 ? 1 : 2}; };
  return torch::conv_transpose2d(x, kernel, {}, {stride.steps, stride.pitches},
                                 {padding(stride.steps), padding(stride.pitches)})
      .narrow(2, 0, kRows * stride.steps)
      .narrow(3, 0, kColumns * stride.pitches);
}

void expect_library_result(std::int64_t outputs, Stride stride) {
  const torch::Tensor x = torch::randn({2, 3, kRows, kColumns}).requires_grad_();
  const torch::Tensor kernel = torch::randn({3, outputs, kSide, kSide}).requires_grad_();
  const torch::Tensor ours = transposed_convolution(x, kernel, stride), theirs = library(x, kernel, stride);
  ASSERT_EQ(ours.sizes(), theirs.sizes());
  EXPECT_TRUE(torch::allclose(ours, theirs, 1e-4, 1e-4));
  const torch::Tensor weights = torch::randn_like(theirs);
  const auto own = torch::autograd::grad({(ours * weights).sum()}, {x, kernel});
  const auto others = torch::autograd::grad({(theirs * weights).sum()}, {x, kernel});
  for (std::size_t index = 0; index < own.size(); ++index)
    EXPECT_TRUE(torch::allclose(own[index], others[index], 1e-4, 1e-3)) << index;
}

TEST(TransposedConvolution, EqualsTheLibrarysWithManyOutputsAndWithFew) {
  torch::manual_seed(3);
  for (const std::int64_t outputs : {8, 1})
    for (const Stride stride : {Stride{2, 1}, Stride{1, 2}, Stride{2, 2}}) expect_library_result(outputs, stride);
}

TEST(TransposedConvolution, IsNearlyTheSameInBfloat16) {
  torch::manual_seed(3);
  const torch::Tensor x = torch::randn({2, 16, kRows, kColumns}), kernel = torch::randn({16, 16, kSide, kSide}) / 20;
  for (const Stride stride : {Stride{2, 1}, Stride{1, 2}}) {
    const torch::Tensor coarse =
        transposed_convolution(x.to(torch::kBFloat16), kernel.to(torch::kBFloat16), stride).to(torch::kFloat32);
    EXPECT_LT((coarse - library(x, kernel, stride)).abs().max().item<double>(), 0.05);
  }
}

}  // namespace
}  // namespace clavier
