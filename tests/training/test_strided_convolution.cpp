#include <gtest/gtest.h>

#include <functional>

#include "expect_equal_gradients.h"
#include "training/networks/space_to_depth.h"
#include "training/networks/strided_convolution.h"

namespace clavier {
namespace {

void expect_library_result(bool late,
                           const std::function<torch::Tensor(torch::Tensor, torch::Tensor, torch::Tensor)>& of) {
  const torch::Tensor x = torch::randn({2, 3, 12, 16}).requires_grad_(), bias = torch::randn({4}).requires_grad_();
  const torch::Tensor kernel = torch::randn({4, 3, 5, 13}).requires_grad_();
  const torch::Tensor ours = strided_convolution(torch::pixel_unshuffle(x, 2), kernel, bias, late);
  const torch::Tensor library = of(x, kernel, bias);
  ASSERT_EQ(ours.sizes(), library.sizes());
  EXPECT_TRUE(torch::allclose(ours, library, 1e-4, 1e-4));
  expect_equal_gradients(ours, library, {x, kernel, bias}, 1e-4, 1e-4);
}

TEST(StridedConvolution, EqualsTheLibrarysAtEverySecondCell) {
  expect_library_result(false, [](const auto& x, const auto& kernel, const auto& bias) {
    return torch::conv2d(x, kernel, bias, 2, {2, 6});
  });
}

TEST(StridedConvolution, HasTensorFlowsPaddingWhereItIsLate) {
  expect_library_result(true, [](const auto& x, const auto& kernel, const auto& bias) {
    return torch::conv2d(torch::constant_pad_nd(x, {5, 6, 1, 2}), kernel, bias, 2);
  });
}

TEST(StridedConvolution, RefusesAKernelWithoutAMiddle) {
  EXPECT_THROW(strided_convolution(torch::zeros({1, 1, 4, 4}), torch::zeros({1, 1, 3, 5}), torch::zeros({1})),
               c10::Error);
}

TEST(SpaceToDepth, EqualsTheLibrarysWithTwoOrdersOfGradients) {
  torch::manual_seed(6);
  for (const torch::ScalarType type : {torch::kFloat32, torch::kFloat64}) {
    const torch::Tensor x = torch::randn({2, 3, 6, 10}, type).requires_grad_();
    const torch::Tensor ours = space_to_depth(x), library = torch::pixel_unshuffle(x, 2);
    EXPECT_TRUE(torch::equal(ours, library));
    EXPECT_TRUE(ours.is_contiguous(torch::MemoryFormat::ChannelsLast));
    const auto second_gradient = [&](const torch::Tensor& blocks) {
      const torch::Tensor first = torch::autograd::grad({blocks.pow(3).sum()}, {x}, {}, true, true).front();
      return torch::autograd::grad({first.square().sum()}, {x}).front();
    };
    EXPECT_TRUE(torch::allclose(second_gradient(ours), second_gradient(library)));
  }
}

TEST(SpaceToDepth, RefusesOddSides) {
  EXPECT_THROW(space_to_depth(torch::zeros({1, 2, 5, 4})), c10::Error);
  EXPECT_THROW(space_to_depth(torch::zeros({1, 2, 4, 5})), c10::Error);
}

}  // namespace
}  // namespace clavier
