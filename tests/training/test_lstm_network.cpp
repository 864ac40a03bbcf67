#include <gtest/gtest.h>

#include "training/networks/lstm_network.h"

namespace clavier {
namespace {

/// LibTorch's own LSTM with the same weights: (time, batch, inputs) -> (time, batch, units).
torch::Tensor library_lstm(const LstmDirection& ours, const torch::Tensor& x) {
  const auto zeros = torch::zeros({1, x.size(1), ours->weight_recurrent.size(1)});
  return std::get<0>(torch::lstm(
      x, {zeros, zeros}, {ours->weight_input, ours->weight_recurrent, ours->bias, torch::zeros_like(ours->bias)}, true,
      1, 0.0, false, false, false));
}

TEST(LstmDirection, AgreesWithTheLibrarysForwardPass) {
  LstmDirection ours(5, 7, false);
  const torch::Tensor x = torch::randn({9, 3, 5});
  EXPECT_TRUE(torch::allclose(ours(x), library_lstm(ours, x), 1e-5, 1e-6));
}

TEST(LstmDirection, AgreesWithTheLibrarysGradients) {
  LstmDirection ours(5, 7, false);
  torch::Tensor x = torch::randn({9, 3, 5}).requires_grad_();
  const torch::Tensor weights = torch::randn({9, 3, 7});
  const std::vector<torch::Tensor> inputs = {x, ours->weight_input, ours->weight_recurrent, ours->bias};
  const auto own = torch::autograd::grad({(ours(x) * weights).sum()}, inputs);
  const auto library = torch::autograd::grad({(library_lstm(ours, x) * weights).sum()}, inputs);
  for (std::size_t index = 0; index < own.size(); ++index)
    EXPECT_TRUE(torch::allclose(own[index], library[index], 1e-4, 1e-5)) << index;
}

TEST(LstmDirection, RunsBackwardsOverFlippedTime) {
  LstmDirection ahead(4, 6, false), back(4, 6, true);
  const torch::NoGradGuard guard;
  for (std::size_t index = 0; index < 3; ++index) back->parameters()[index].copy_(ahead->parameters()[index]);
  const torch::Tensor x = torch::randn({8, 2, 4});
  EXPECT_TRUE(torch::allclose(back(x), ahead(x.flip(0)).flip(0)));
}

TEST(LstmDirection, GivesTheSameGradientsReversed) {
  LstmDirection ahead(4, 6, false), back(4, 6, true);
  {
    const torch::NoGradGuard guard;
    for (std::size_t index = 0; index < 3; ++index) back->parameters()[index].copy_(ahead->parameters()[index]);
  }
  const torch::Tensor x = torch::randn({8, 2, 4}), weights = torch::randn({8, 2, 6});
  const auto forward = torch::autograd::grad({(ahead(x) * weights).sum()}, ahead->parameters());
  const auto backward = torch::autograd::grad({(back(x.flip(0)) * weights.flip(0)).sum()}, back->parameters());
  for (std::size_t index = 0; index < 3; ++index)
    EXPECT_TRUE(torch::allclose(forward[index], backward[index], 1e-4, 1e-5)) << index;
}

TEST(LstmDirection, DropsNothingRecurrentWhenNotTraining) {
  LstmDirection layer(4, 6, false);
  layer->eval();
  const torch::Tensor x = torch::randn({8, 2, 4});
  EXPECT_TRUE(torch::equal(layer->forward(x, 0.5), layer->forward(x)));
}

TEST(LstmDirection, UnrolledWithHardlyAnyDropoutEqualsTheFusedPass) {
  LstmDirection layer(4, 6, true);
  const torch::Tensor x = torch::randn({8, 2, 4});
  torch::manual_seed(1);
  EXPECT_TRUE(torch::allclose(layer->forward(x, 1e-9), layer->forward(x), 1e-5, 1e-6));
}

}  // namespace
}  // namespace clavier
