#include <gtest/gtest.h>

#include "expect_equal_gradients.h"
#include "training/gan/onset_autocorrelation.h"

namespace clavier {
namespace {

/// By the formula, lag by lag.
torch::Tensor autocorrelate_plainly(const torch::Tensor& x, const AutocorrelationLags& lags) {
  std::vector<torch::Tensor> all;
  for (const std::int64_t rows : lags.rows)
    for (std::int64_t lag = lags.min_column_lag; lag <= lags.max_column_lag; ++lag) {
      const std::int64_t later = std::max<std::int64_t>(0, x.size(1) - rows);
      const std::int64_t right = std::max<std::int64_t>(0, lag), left = std::max<std::int64_t>(0, -lag);
      const std::int64_t columns = x.size(2) - right - left;
      const torch::Tensor first = x.narrow(1, 0, later).narrow(2, left, columns);
      all.push_back((first * x.narrow(1, x.size(1) - later, later).narrow(2, right, columns)).sum({1, 2}));
    }
  return torch::stack(all, 1).view({x.size(0), -1, lags.columns()});
}

void expect_plain_result(const torch::Tensor& values, const AutocorrelationLags& lags) {
  const torch::Tensor x = values.requires_grad_();
  const torch::Tensor ours = autocorrelate(x, lags), plain = autocorrelate_plainly(x, lags);
  ASSERT_EQ(ours.sizes(), plain.sizes());
  EXPECT_TRUE(torch::allclose(ours, plain, 1e-4, 1e-4));
  expect_equal_gradients(ours, plain, {x}, 1e-4, 1e-4);
}

TEST(OnsetAutocorrelation, CountsPairsWithTheirGradients) {
  torch::manual_seed(3);
  const torch::Tensor dense = torch::randn({2, 9, 11}), sparse = dense * (torch::rand_like(dense) < 0.1);
  for (const torch::Tensor& x : {dense, sparse, torch::zeros({2, 9, 11})}) {
    expect_plain_result(x.clone(), {.rows = {1, 2, 5, 8}, .min_column_lag = -4, .max_column_lag = 3});
    expect_plain_result(x.clone(), {.rows = {0}, .min_column_lag = 1, .max_column_lag = 10});
    expect_plain_result(x.clone(), {.rows = {0, 3}, .min_column_lag = -2, .max_column_lag = -2});
    expect_plain_result(x.clone(),
                        {.rows = {12}, .min_column_lag = 0, .max_column_lag = 1});  // more than there are rows
  }
}

TEST(OnsetAutocorrelation, FindsATriad) {
  torch::Tensor x = torch::zeros({1, 4, 12});
  for (const std::int64_t pitch : {0, 4, 7}) x.index_put_({0, 2, pitch}, 1);
  const torch::Tensor found = autocorrelate(x, {.rows = {0}, .min_column_lag = 1, .max_column_lag = 11});
  const torch::Tensor thirds_and_fifth = torch::tensor({0.F, 0.F, 1.F, 1.F, 0.F, 0.F, 1.F, 0.F, 0.F, 0.F, 0.F});
  EXPECT_TRUE(torch::equal(found[0][0], thirds_and_fifth));
}

TEST(OnsetAutocorrelation, RefusesLagsInTheWrongOrder) {
  EXPECT_THROW(autocorrelate(torch::zeros({1, 2, 3}), {.rows = {0}, .min_column_lag = 2, .max_column_lag = 1}),
               c10::Error);
  EXPECT_THROW(autocorrelate(torch::zeros({1, 2, 3}), {.rows = {-1}, .min_column_lag = 0, .max_column_lag = 1}),
               c10::Error);
}

}  // namespace
}  // namespace clavier
