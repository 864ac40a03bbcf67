#include <gtest/gtest.h>

#include "expect_equal_gradients.h"
#include "training/networks/voice_kernels.h"

namespace clavier {
namespace {

/// By the formula, with autograd.
torch::Tensor sum_plainly(const VoiceKernels& voices, std::int64_t pitches) {
  const torch::Tensor off = torch::arange(pitches, voices.height.options()) - voices.centre.unsqueeze(3);
  const torch::Tensor bumps = torch::exp(-0.5 * (off * voices.inverse_width.unsqueeze(3)).square());
  return (voices.height.unsqueeze(3) * bumps).sum(2);
}

TEST(VoiceKernelSum, IsASumOfGaussiansWithTheirGradients) {
  constexpr std::int64_t kKeys = 84;
  torch::manual_seed(5);
  const std::vector<torch::Tensor> inputs = {torch::randn({2, 7, 3}).requires_grad_(),
                                             (84 * torch::rand({2, 7, 3})).requires_grad_(),
                                             (0.1 + torch::rand({2, 7, 3})).requires_grad_()};
  const VoiceKernels voices{inputs[0], inputs[1], inputs[2]};
  const torch::Tensor ours = sum_voice_kernels(voices, kKeys), plain = sum_plainly(voices, kKeys);
  ASSERT_EQ(ours.sizes(), (std::vector<std::int64_t>{2, 7, kKeys}));
  EXPECT_TRUE(torch::allclose(ours, plain, 1e-4, 1e-5));
  expect_equal_gradients(ours, plain, inputs, 1e-3, 1e-3);
}

TEST(VoiceKernelSum, PeaksWhereTheVoiceIs) {
  const torch::Tensor pull =
      sum_voice_kernels({torch::full({1, 1, 1}, 2.0), torch::full({1, 1, 1}, 30.0), torch::full({1, 1, 1}, 0.5)}, 84);
  EXPECT_FLOAT_EQ(pull[0][0][30].item<float>(), 2);
  EXPECT_FLOAT_EQ(pull[0][0][32].item<float>(), 2 * std::exp(-0.5F));
}

}  // namespace
}  // namespace clavier
