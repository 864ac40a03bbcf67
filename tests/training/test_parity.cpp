#include <gtest/gtest.h>

#include "models/sequence/checkpoint.h"
#include "models/sequence/make_sequence_model.h"
#include "support/random_events.h"
#include "training/networks/sequence_network.h"

namespace clavier {
namespace {

constexpr float kTolerance = 1e-4F;

/// A network with weights large enough that every path matters.
std::shared_ptr<SequenceNetwork> make_perturbed_network(const NetworkOptions& options, const Vocabulary& vocabulary) {
  torch::manual_seed(3);
  auto network = make_network(options, vocabulary);
  const torch::NoGradGuard guard;
  for (auto& parameter : network->parameters()) parameter.add_(torch::randn_like(parameter) * 0.05);
  for (auto& buffer : network->named_buffers())
    if (buffer.key().ends_with("running_mean")) buffer.value().normal_(0.0, 0.3);
  network->eval();
  return network;
}

Checkpoint checkpoint_of(const SequenceNetwork& network) {
  return {.model = "lstm",
          .network = network.options(),
          .vocabulary = network.vocabulary(),
          .tensors = tensors_of(network)};
}

torch::Tensor fields_of(const Event& event) {
  return torch::tensor({static_cast<std::int64_t>(event.token), static_cast<std::int64_t>(event.shift),
                        static_cast<std::int64_t>(event.duration), static_cast<std::int64_t>(event.velocity)});
}

/// The input of a network after `count` events: (1, time, 4); of windowed networks a padded window.
torch::Tensor input_after(const SequenceNetwork& network, const Events& piece, std::size_t count) {
  std::vector<torch::Tensor> rows;
  const bool window = network.options().kind == "windowed_lstm";
  const std::size_t length = window ? static_cast<std::size_t>(network.options().window) : count + 1;
  const Event start{.token = Vocabulary::kStart};
  for (std::size_t row = 0; row < length; ++row) {
    const auto index = static_cast<std::ptrdiff_t>(count + row) - static_cast<std::ptrdiff_t>(length);
    rows.push_back(fields_of(index < 0 ? start : piece[static_cast<std::size_t>(index)]));
  }
  return torch::stack(rows).unsqueeze(0);
}

void expect_equal(std::span<const float> inference, const torch::Tensor& torch_logits, std::size_t event, Field field) {
  const torch::Tensor values = torch_logits.contiguous();
  ASSERT_EQ(static_cast<std::int64_t>(inference.size()), values.numel());
  for (std::size_t symbol = 0; symbol < inference.size(); ++symbol)
    ASSERT_NEAR(inference[symbol], values.data_ptr<float>()[symbol], kTolerance)
        << "event " << event << ", field " << static_cast<int>(field) << ", symbol " << symbol;
}

/// Runs random events through both and compares the logits of every field of every event. With `ending`, the number of
/// remaining events is a condition.
void expect_parity(const NetworkOptions& options, const Vocabulary& vocabulary, std::size_t events,
                   bool ending = false) {
  const torch::NoGradGuard guard;
  const auto network = make_perturbed_network(options, vocabulary);
  const auto model = make_sequence_model(checkpoint_of(*network));
  Random random(11);
  const Events piece = random_events(vocabulary, events, random);
  model->restart();
  for (std::size_t event = 0; event < piece.size(); ++event) {
    const torch::Tensor inputs = input_after(*network, piece, event);
    const torch::Tensor remaining = torch::zeros({1, inputs.size(1)}, torch::kLong);
    const int left = static_cast<int>(events - event) - 1;  // after the one that comes next
    if (ending) {
      model->set_remaining(left);
      for (std::int64_t back = 0; back <= static_cast<std::int64_t>(event); ++back)
        remaining[0][inputs.size(1) - 1 - back] = remaining_class(left + 1 + static_cast<int>(back));
    }
    const torch::Tensor features = network->features({.events = inputs, .remaining = remaining}).slice(1, -1);
    const torch::Tensor target = fields_of(piece[event]).view({1, 1, kFields});
    do {
      const Field field = model->awaited();
      expect_equal(model->logits(), network->logits(features, target, field).flatten(), event, field);
      model->advance(symbol_of(piece[event], field));
    } while (model->awaited() != Field::token);
  }
}

TEST(Parity, HoldsForBlockAttentionOverSeveralBlocks) {
  expect_parity({.embedding = 24,
                 .stack = "uni16,uni16",
                 .head = 12,
                 .block = 8,
                 .block_lstm = 6,
                 .attention = 8,
                 .context_blocks = 3},
                Vocabulary::of_notes(), 60);
}

TEST(Parity, HoldsWhenTheNumberOfRemainingEventsIsKnown) {
  expect_parity({.embedding = 24,
                 .stack = "uni16,uni16",
                 .head = 12,
                 .block = 8,
                 .block_lstm = 6,
                 .attention = 8,
                 .context_blocks = 3},
                Vocabulary::of_notes(), 30, true);
}

TEST(Parity, HoldsForTheCausalLstmWithoutBlockAttention) {
  expect_parity({.embedding = 24, .stack = "uni16,uni16", .head = 12, .block = 0, .remaining = false},
                Vocabulary::of_notes({{60, 64, 67}}), 20);
}

TEST(Parity, HoldsForTheArticlesNetwork) {
  expect_parity({.kind = "windowed_lstm",
                 .input = "scalar",
                 .stack = "bi16,uni12,uni8",
                 .batch_norm = true,
                 .dense = 10,
                 .window = 9},
                Vocabulary::of_article({"A2", "C4", "4.7.11", "0.4", "E5"}), 20);
}

TEST(Parity, HoldsForDeepBidirectionalLayers) {
  expect_parity({.kind = "windowed_lstm", .embedding = 12, .stack = "bi8,bi8,bi8", .dense = 10, .head = 6, .window = 9},
                Vocabulary::of_notes(), 20);
}

}  // namespace
}  // namespace clavier
