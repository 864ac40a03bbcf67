#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include "training/networks/dropout.h"

namespace clavier {
namespace {

torch::Generator dropout_generator(std::uint64_t seed) { return at::detail::createCPUGenerator(seed); }

TEST(Dropout, KeepsTheShareAndTheMean) {
  constexpr double kShare = 0.3;
  constexpr std::int64_t kCells = 999'997;  // no multiple of what one random number serves
  const torch::Tensor left = apply_dropout(torch::ones({kCells}), kShare, dropout_generator(5));
  const torch::Tensor kept = left > 0;
  EXPECT_NEAR(kept.to(torch::kFloat32).mean().item<double>(), 1 - kShare, 0.003);  // six standard deviations
  EXPECT_NEAR(left.mean().item<double>(), 1, 0.004);
  EXPECT_NEAR(left.max().item<double>(), 1 / (1 - kShare), 1e-6);
  const torch::Tensor chances = kept.to(torch::kFloat32) - (1 - kShare);  // what comes next does not follow
  for (const std::int64_t lag : {1, 2, 3, 4}) {
    const torch::Tensor products = chances.narrow(0, 0, kCells - lag) * chances.narrow(0, lag, kCells - lag);
    EXPECT_NEAR(products.mean().item<double>(), 0, 0.0015) << lag;
  }
}

TEST(Dropout, IsRepeatedBySeedAndLetsGradientsPassWhereItKeeps) {
  const torch::Tensor x = torch::randn({3, 5, 7}).requires_grad_();
  const torch::Tensor once = apply_dropout(x, 0.5, dropout_generator(5));
  EXPECT_TRUE(torch::equal(once, apply_dropout(x, 0.5, dropout_generator(5))));
  EXPECT_FALSE(torch::equal(once, apply_dropout(x, 0.5, dropout_generator(6))));
  once.sum().backward();
  EXPECT_TRUE(torch::allclose(x.grad() * x, once));
}

TEST(Dropout, OfNothingChangesNothing) {
  const torch::Tensor x = torch::randn({4});
  EXPECT_TRUE(torch::equal(apply_dropout(x, 0, dropout_generator(5)), x));
}

}  // namespace
}  // namespace clavier
