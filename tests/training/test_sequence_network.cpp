#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "support/random_events.h"
#include "training/networks/sequence_network.h"

namespace clavier {
namespace {

NetworkOptions small_causal_lstm() {
  return {.embedding = 16,
          .stack = "uni16,uni16",
          .dropout = 0,
          .head = 8,
          .block = 4,
          .block_lstm = 6,
          .attention = 8,
          .context_blocks = 2};
}

NetworkOptions small_windowed_lstm() {
  return {.kind = "windowed_lstm",
          .embedding = 8,
          .stack = "bi8,uni8",
          .dropout = 0,
          .batch_norm = true,
          .dense = 8,
          .head = 8,
          .window = 6};
}

/// (batch, time, 4)
torch::Tensor random_inputs(std::int64_t batch, std::int64_t time) {
  Random random(5);
  const Events events = random_events(Vocabulary::of_notes(), static_cast<std::size_t>(batch * time), random);
  torch::Tensor tensor = torch::empty({batch * time, kFields}, torch::kLong);
  auto rows = tensor.accessor<std::int64_t, 2>();
  for (std::int64_t row = 0; row < batch * time; ++row) {
    const Event& event = events[static_cast<std::size_t>(row)];
    rows[row][0] = event.token, rows[row][1] = event.shift, rows[row][2] = event.duration,
    rows[row][3] = event.velocity;
  }
  return tensor.view({batch, time, kFields});
}

SequenceInputs without_ending(const torch::Tensor& events) {
  return {.events = events, .remaining = torch::zeros({events.size(0), events.size(1)}, torch::kLong)};
}

class BothKinds : public testing::TestWithParam<NetworkOptions> {};
INSTANTIATE_TEST_SUITE_P(Kinds, BothKinds, testing::Values(small_causal_lstm(), small_windowed_lstm()),
                         [](const auto& kind) { return kind.param.kind; });

TEST_P(BothKinds, SendGradientsToEveryParameter) {
  const auto network = make_network(GetParam(), Vocabulary::of_notes());
  const torch::Tensor events = random_inputs(3, GetParam().kind == "windowed_lstm" ? 6 : 13);
  const torch::Tensor features = network->features(without_ending(events));
  network->losses(features, events.slice(1, 0, features.size(1))).total().backward();
  for (const auto& parameter : network->named_parameters()) {
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
  }
}

TEST_P(BothKinds, OverfitOneTinyPiece) {
  torch::manual_seed(1);
  const auto network = make_network(GetParam(), Vocabulary::of_notes());
  const torch::Tensor piece = random_inputs(6, 7);
  const torch::Tensor inputs = piece.slice(1, 0, 6);
  torch::optim::Adam optimizer(network->parameters(), torch::optim::AdamOptions(0.02));
  double loss = 0;
  for (int step = 0; step < 120; ++step) {
    optimizer.zero_grad();
    const torch::Tensor features = network->features(without_ending(inputs));
    const torch::Tensor total = network->losses(features, piece.slice(1, 7 - features.size(1))).total();
    total.backward();
    optimizer.step();
    loss = total.item<double>();
  }
  EXPECT_LT(loss, 0.5);
}

TEST_P(BothKinds, GiveEqualFeaturesAfterSavingAndLoading) {
  const auto written = make_network(GetParam(), Vocabulary::of_notes()),
             read = make_network(GetParam(), Vocabulary::of_notes());
  load_tensors(*read, tensors_of(*written));
  written->eval();
  read->eval();
  const torch::Tensor events = random_inputs(2, 6);
  EXPECT_TRUE(torch::equal(written->features(without_ending(events)), read->features(without_ending(events))));
}

TEST_P(BothKinds, RefuseTensorsThatDoNotFit) {
  const auto network = make_network(GetParam(), Vocabulary::of_notes());
  TensorMap tensors = tensors_of(*network);
  tensors["head.token.bias"].shape = {3};
  EXPECT_THAT([&] { load_tensors(*network, tensors); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("head.token.bias")));
  tensors.erase("head.token.bias");
  EXPECT_THAT([&] { load_tensors(*network, tensors); }, testing::ThrowsMessage<Error>(testing::HasSubstr("missing")));
}

TEST(CausalLstmNetwork, DoesNotSeeTheFuture) {
  const auto network = make_network(small_causal_lstm(), Vocabulary::of_notes());
  network->eval();
  const torch::NoGradGuard guard;
  const torch::Tensor events = random_inputs(1, 16);
  torch::Tensor changed = events.clone();
  changed.slice(1, 10).copy_(events.flip(1).slice(1, 10));
  const torch::Tensor before = network->features(without_ending(events)).slice(1, 0, 10);
  EXPECT_TRUE(torch::equal(before, network->features(without_ending(changed)).slice(1, 0, 10)));
}

TEST(CausalLstmNetwork, AttendsToThePast) {
  const auto network = make_network(small_causal_lstm(), Vocabulary::of_notes());
  network->eval();
  const torch::NoGradGuard guard;
  const torch::Tensor events = random_inputs(1, 12);
  const torch::Tensor with = network->features(without_ending(events));
  for (auto& parameter : network->named_parameters())
    if (parameter.key() == "attention_output.weight") parameter.value().zero_();
  const torch::Tensor without = network->features(without_ending(events));
  EXPECT_TRUE(
      torch::equal(with.slice(1, 0, 3), without.slice(1, 0, 3)));  // the first block is full only after its last event
  EXPECT_FALSE(torch::allclose(with.slice(1, 3), without.slice(1, 3)));
}

TEST(SequenceNetwork, CountsOnlyTheFieldsATokenCarries) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  const auto network = make_network(small_windowed_lstm(), vocabulary);
  const torch::Tensor targets = torch::zeros({4, 1, kFields}, torch::kLong);
  targets[0][0][0] = vocabulary.opening(60);
  targets[1][0][0] = vocabulary.joining(64);
  targets[2][0][0] = Vocabulary::kEnd;
  targets[3][0][0] = Vocabulary::kStart;
  network->eval();
  const FieldLosses losses = network->losses(torch::zeros({4, 1, 8}), targets);
  EXPECT_TRUE(torch::equal(losses.counts, torch::tensor({3.0F, 1.0F, 2.0F, 2.0F})));
}

}  // namespace
}  // namespace clavier
