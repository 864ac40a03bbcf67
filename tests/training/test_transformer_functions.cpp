#include <gtest/gtest.h>

#include <functional>

#include "training/networks/transformer_functions.h"

namespace clavier {
namespace {

using Tensors = std::vector<torch::Tensor>;

/// The gradients of a random weighting of the outputs by all inputs.
Tensors gradients_of(const std::function<Tensors(const Tensors&)>& run, const Tensors& values) {
  torch::manual_seed(7);
  Tensors inputs;
  for (const torch::Tensor& value : values) inputs.push_back(value.detach().clone().requires_grad_());
  torch::Tensor sum = torch::zeros({});
  for (const torch::Tensor& output : run(inputs)) sum = sum + (output * torch::randn(output.sizes())).sum();
  return torch::autograd::grad({sum}, inputs);
}

void expect_same(const std::function<Tensors(const Tensors&)>& fused,
                 const std::function<Tensors(const Tensors&)>& plain, const Tensors& inputs) {
  const Tensors values = fused(inputs), expected = plain(inputs);
  for (std::size_t index = 0; index < expected.size(); ++index)
    EXPECT_TRUE(torch::allclose(values[index], expected[index], 1e-4, 1e-5)) << "output " << index;
  const Tensors gradients = gradients_of(fused, inputs), expected_gradients = gradients_of(plain, inputs);
  for (std::size_t index = 0; index < inputs.size(); ++index)
    EXPECT_TRUE(torch::allclose(gradients[index], expected_gradients[index], 1e-3, 1e-5)) << "gradient " << index;
}

TEST(TransformerFunctions, NormalizeAsLibTorch) {
  torch::manual_seed(1);
  expect_same([](const Tensors& x) { return Tensors{rms_norm(x[0], x[1])}; },
              [](const Tensors& x) { return Tensors{rms_norm_plainly(x[0], x[1])}; },
              {torch::randn({2, 5, 24}), torch::rand({24})});
}

TEST(TransformerFunctions, SquareWhatIsPositive) {
  torch::manual_seed(2);
  expect_same([](const Tensors& x) { return Tensors{squared_relu(x[0])}; },
              [](const Tensors& x) { return Tensors{torch::relu(x[0]).square()}; }, {torch::randn({3, 40})});
}

TEST(TransformerFunctions, MakeAttentionInputsAsLibTorch) {
  torch::manual_seed(3);
  const torch::Tensor angles = torch::randn({2, 3, 7, 4});
  const RotaryTurns turns{angles.cos(), angles.sin()};
  const auto list = [](const AttentionInputs& inputs) { return Tensors{inputs.queries, inputs.keys, inputs.values}; };
  expect_same([&](const Tensors& x) { return list(make_attention_inputs(x[0], x[1], turns, 0.7)); },
              [&](const Tensors& x) { return list(make_attention_inputs_plainly(x[0], x[1], turns, 0.7)); },
              {torch::randn({2, 7, 3, 3, 8}), torch::rand({3})});
}

TEST(TransformerFunctions, AttendAsLibTorch) {
  torch::manual_seed(4);
  for (const std::int64_t time : {5, 128, 300})  // less than a block, one, more than two
    expect_same(
        [](const Tensors& x) {
          return Tensors{attend_causally({x[0], x[1], x[2]})};
        },
        [](const Tensors& x) {
          return Tensors{attend_causally_plainly({x[0], x[1], x[2]})};
        },
        {torch::randn({2, 2, time, 8}), torch::randn({2, 2, time, 8}), torch::randn({2, 2, time, 8})});
}

}  // namespace
}  // namespace clavier
