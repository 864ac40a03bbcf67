#include <gtest/gtest.h>
#include <torch/torch.h>

#include <algorithm>

#include "encoding/bins.h"
#include "models/sequence/make_sequence_model.h"
#include "training/networks/sequence_network.h"
#include "training/sequence/batches.h"
#include "training/sequence/gap_windows.h"

namespace clavier {
namespace {

const Vocabulary kGapVocabulary = Vocabulary::of_performance();
constexpr std::int64_t kAfter = 7;

NetworkOptions small_bidirectional(bool matches) {
  return {.kind = "bidirectional_lstm",
          .embedding = 12,
          .stack = "bi16,bi16",
          .dropout = 0,
          .head = 8,
          .after = kAfter,
          .matches = matches};
}

/// A piece of a few motifs, so that passages match.
Events make_piece(std::size_t count, Random& random) {
  Events piece;
  while (piece.size() < count) {
    const auto motif = static_cast<Pitch>(50 + 3 * random.below(3));
    for (const int step : {0, 2, 4, 2, 7}) {
      const auto pitch = static_cast<Pitch>(motif + step);
      const bool joins = !piece.empty() && random.below(3) == 0 &&
                         kGapVocabulary.may_follow(kGapVocabulary.joining(pitch), piece.back().token);
      piece.push_back(
          {.token = static_cast<std::uint16_t>(joins ? kGapVocabulary.joining(pitch) : kGapVocabulary.opening(pitch)),
           .shift = static_cast<std::uint16_t>(random.below(joins ? kSpreads : 20)),
           .duration = static_cast<std::uint16_t>(random.below(20)),
           .velocity = static_cast<std::uint16_t>(random.below(kFineVelocityClasses))});
    }
  }
  return piece;
}

std::shared_ptr<SequenceNetwork> make_wild_network(const NetworkOptions& options) {
  torch::manual_seed(5);
  auto network = make_network(options, kGapVocabulary);
  const torch::NoGradGuard guard;
  for (torch::Tensor& parameter : network->parameters()) parameter.add_(0.2 * torch::randn_like(parameter));
  network->eval();
  return network;
}

Event event_of_row(const torch::Tensor& row) {
  const auto field = [&](std::int64_t place) { return static_cast<std::uint16_t>(row[place].item<std::int64_t>()); };
  return {.token = field(0), .shift = field(1), .duration = field(2), .velocity = field(3)};
}

/// Onsets in steps; the first note's is 0.
int steps_between(const Events& piece, std::size_t from, std::size_t to) {
  int steps = 0;
  for (std::size_t index = std::max<std::size_t>(1, from + 1); index <= to && index < piece.size(); ++index)
    if (kGapVocabulary.opens(piece[index].token)) steps += shift_bins().value(piece[index].shift);
  return steps;
}

/// The windows of training, one after the other, give the same logits event by event in models/, where the piece is
/// taken up to the gap and the gap then begun.
void expect_equal_gaps(bool has_matches, std::uint64_t seed) {
  const torch::NoGradGuard guard;
  const auto network = make_wild_network(small_bidirectional(has_matches));
  Checkpoint checkpoint{.network = network->options(), .vocabulary = kGapVocabulary, .tensors = tensors_of(*network)};
  const auto model = make_sequence_model(checkpoint);
  Random random(seed);
  const Events piece = make_piece(40, random);
  const std::vector<Events> pieces = {add_boundary_tokens(piece)};
  const auto length = static_cast<std::int64_t>(pieces[0].size()) + 3;
  const GapSampler sampler(pieces, kGapVocabulary, {.length = length, .after = kAfter, .matches = has_matches});
  for (int window = 0; window < 6; ++window) {
    const TensorBatch batch = to_tensors(sampler.sample(1, 0, random), torch::kCPU);
    random.bits();
    const torch::Tensor features = network->features(batch.inputs);
    const torch::Tensor in_gap = batch.inputs.in_gap[0];
    const auto first = static_cast<std::size_t>(in_gap.argmax().item<std::int64_t>());  // events before the gap
    const auto count = static_cast<std::size_t>(in_gap.sum().item<std::int64_t>()) - 1;
    const std::span<const Event> after = std::span(piece).subspan(std::min(piece.size(), first + count));
    const bool time_known = batch.inputs.time_left[0][static_cast<std::int64_t>(first)].item<std::int64_t>() > 0;
    const bool count_known = batch.inputs.remaining[0][static_cast<std::int64_t>(first)].item<std::int64_t>() > 0;
    const std::size_t last = after.empty() ? piece.size() - 1 : first + count;  // whose onset ends the gap
    const int steps = steps_between(piece, first == 0 ? 0 : first - 1, last);

    model->restart();
    for (std::size_t index = 0; index <= first + count; ++index) {
      if (index == first) model->begin_gap(after, time_known ? std::optional(steps) : std::nullopt);
      if (index >= first && count_known)
        model->set_remaining(static_cast<int>(first + count) - 1 - static_cast<int>(index));
      const auto place = static_cast<std::int64_t>(index);
      const torch::Tensor target = batch.targets.slice(1, place, place + 1);
      const Event event = event_of_row(target[0][0]);
      ASSERT_EQ(event.token, index < first + count ? piece[index].token : Vocabulary::kEnd);
      do {
        const Field field = model->awaited();
        const torch::Tensor wanted =
            network->logits(features.slice(1, place, place + 1), target, field).flatten().contiguous();
        const std::span<const float> got = model->logits();
        for (std::size_t symbol = 0; symbol < got.size(); ++symbol)
          ASSERT_NEAR(got[symbol], wanted.data_ptr<float>()[symbol], 2e-4)
              << "window " << window << ", event " << index << ", field " << static_cast<int>(field);
        model->advance(symbol_of(event, field));
      } while (model->awaited() != Field::token);
    }
  }
}

TEST(GapParity, HoldsWithMatches) {
  for (const std::uint64_t seed : {1, 2, 3}) expect_equal_gaps(true, seed);
}

TEST(GapParity, HoldsWithoutMatches) { expect_equal_gaps(false, 4); }

}  // namespace
}  // namespace clavier
