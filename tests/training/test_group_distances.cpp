#include <gtest/gtest.h>

#include "expect_equal_gradients.h"
#include "training/gan/group_distances.h"

namespace clavier {
namespace {

constexpr double kEpsilon = 1e-3;

torch::Tensor plain_distances(const torch::Tensor& a, const torch::Tensor& b, const std::vector<std::int64_t>& groups) {
  const torch::Tensor squared = (a.unsqueeze(1) - b.unsqueeze(0)).square();  // (rows, others, features)
  std::vector<torch::Tensor> all;
  for (const torch::Tensor& group : squared.split_with_sizes(groups, 2))
    all.push_back((group.mean(2) + kEpsilon * kEpsilon).sqrt());
  return torch::stack(all, 2);
}

void expect_plain(const torch::Tensor& a, const torch::Tensor& b) {
  const std::vector<std::int64_t> groups = {1, 7, 3};
  const torch::Tensor ours = group_distances(a, b, groups, kEpsilon), plain = plain_distances(a, b, groups);
  ASSERT_EQ(ours.sizes(), plain.sizes());
  EXPECT_TRUE(torch::allclose(ours, plain, 1e-4, 1e-5));
  std::vector<torch::Tensor> learned;
  for (const torch::Tensor& x : {a, b})
    if (x.requires_grad()) learned.push_back(x);
  expect_equal_gradients(ours, plain, learned, 1e-3, 1e-4);
}

TEST(GroupDistances, AreRootMeanSquaresWithTheirGradients) {
  torch::manual_seed(4);
  const torch::Tensor a = torch::randn({3, 11}).requires_grad_(), b = torch::randn({5, 11});
  expect_plain(a, b);
  expect_plain(a, b.clone().requires_grad_());
  expect_plain(a, a);
}

TEST(GroupDistances, RefusesGroupsThatDoNotFit) {
  EXPECT_THROW(group_distances(torch::zeros({2, 4}), torch::zeros({2, 4}), {3}, kEpsilon), c10::Error);
}

}  // namespace
}  // namespace clavier
