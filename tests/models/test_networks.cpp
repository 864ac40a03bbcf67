#include <gtest/gtest.h>

#include <algorithm>

#include "base/parallel.h"
#include "models/sequence/make_sequence_model.h"
#include "support/naive_network.h"
#include "support/random_checkpoint.h"
#include "support/small_networks.h"

namespace clavier {
namespace {

Event random_event(const Vocabulary& vocabulary, Random& random) {
  Event event;
  Field field = Field::token;
  do {
    const int least = field == Field::token ? Vocabulary::kEnd + 1 : 0;
    symbol_of(event, field) = static_cast<std::uint16_t>(
        least + static_cast<int>(random.below(static_cast<std::uint64_t>(vocabulary.size(field) - least))));
    field = vocabulary.next(field, event.token);
  } while (field != Field::token);
  return event;
}

Events random_piece(const Vocabulary& vocabulary, int length, std::uint64_t seed) {
  Random random(seed);
  Events events;
  for (; length > 0; --length) events.push_back(random_event(vocabulary, random));
  return events;
}

/// Logits of every field of every event, in order.
std::vector<std::vector<float>> all_logits(SequenceModel& model, const Events& events, bool tell_remaining) {
  std::vector<std::vector<float>> all;
  for (std::size_t t = 0; t < events.size(); ++t) {
    if (tell_remaining) model.set_remaining(static_cast<int>(events.size() - 1 - t));
    do {
      const auto logits = model.logits();
      all.emplace_back(logits.begin(), logits.end());
      model.advance(symbol_of(events[t], model.awaited()));
    } while (model.awaited() != Field::token);
  }
  return all;
}

void expect_naive(const NetworkOptions& network, const Vocabulary& vocabulary, bool tell_remaining) {
  const Checkpoint checkpoint = random_checkpoint(network, vocabulary, 11);
  const NaiveNetwork naive(checkpoint);
  const auto model = make_sequence_model(checkpoint);
  const Events piece = random_piece(vocabulary, 15, 5);
  const auto logits = all_logits(*model, piece, tell_remaining);
  std::size_t place = 0;
  Events past{{.token = Vocabulary::kStart}};
  std::vector<int> remaining;
  for (const Event& event : piece) {
    remaining.push_back(tell_remaining ? remaining_class(static_cast<int>(piece.size() + 1 - past.size())) : 0);
    Field field = Field::token;
    do {
      const auto expected = naive.logits(past, remaining, field, event);
      ASSERT_EQ(logits[place].size(), expected.size());
      for (std::size_t symbol = 0; symbol < expected.size(); ++symbol)
        ASSERT_NEAR(logits[place][symbol], expected[symbol], 1e-5) << "event " << past.size() << " symbol " << symbol;
      ++place;
      field = vocabulary.next(field, event.token);
    } while (field != Field::token);
    past.push_back(event);
  }
}

TEST(WindowedLstmNetwork, AgreesWithThePlainFormulas) {
  expect_naive(window("scalar", "bi9,uni8,uni7", true, 5), article(), false);
  expect_naive(window("embedding", "bi9,bi8", false, 0), Vocabulary::of_notes(), false);
  expect_naive(window("embedding", "uni40", true, 0), article(), false);
  expect_naive(window("embedding", "uni8", false, 6), Vocabulary::of_notes({{60, 64}}), false);
}

TEST(CausalLstmNetwork, AgreesWithThePlainFormulasAlthoughItCachesThePast) {
  expect_naive(causal_lstm(3), Vocabulary::of_notes(), true);
  expect_naive(causal_lstm(1), Vocabulary::of_notes(), false);
  expect_naive(causal_lstm(0), Vocabulary::of_notes(), true);
  expect_naive(causal_lstm(4), article(), true);
}

TEST(CausalLstmNetwork, GivesTheSameLogitsWhenSomeEventsAreSkipped) {
  const auto make = make_sequence_model_factory(random_checkpoint(causal_lstm(3), Vocabulary::of_notes(), 2));
  const Events piece = random_piece(Vocabulary::of_notes(), 10, 3);
  const auto asked = make(), fed = make();
  all_logits(*asked, piece, false);
  for (const Event& event : piece) advance(*fed, event);
  EXPECT_TRUE(std::ranges::equal(asked->logits(), fed->logits()));
}

TEST(CausalLstmNetwork, SeesNothingOfTheFuture) {
  const auto make = make_sequence_model_factory(random_checkpoint(causal_lstm(3), Vocabulary::of_notes(), 2));
  Events piece = random_piece(Vocabulary::of_notes(), 12, 3), other = piece;
  std::fill(other.begin() + 6, other.end(), Event{.token = 2});
  const auto one = make(), two = make();
  piece.resize(6), other.resize(12);
  const auto short_logits = all_logits(*one, piece, false);
  auto long_logits = all_logits(*two, other, false);
  long_logits.resize(short_logits.size());
  EXPECT_EQ(short_logits, long_logits);
}

TEST(CausalLstmNetwork, UsesTheCountdownUntilTheEventIsSampled) {
  const auto make = make_sequence_model_factory(random_checkpoint(causal_lstm(2), Vocabulary::of_notes(), 2));
  const Events piece = random_piece(Vocabulary::of_notes(), 5, 3);
  const auto once = make(), changed = make();
  ASSERT_TRUE(once->conditions_on_remaining());
  for (const Event& event : piece) advance(*once, event), advance(*changed, event);
  once->set_remaining(3);
  changed->set_remaining(500);
  const std::vector<float> far(changed->logits().begin(), changed->logits().end());
  EXPECT_FALSE(std::ranges::equal(once->logits(), far));
  changed->set_remaining(3);
  EXPECT_TRUE(std::ranges::equal(once->logits(), changed->logits()));
}

TEST(CausalLstmNetwork, DistinguishesTheEndFromAnOpenPiece) {
  const auto model = make_sequence_model(random_checkpoint(causal_lstm(2), Vocabulary::of_notes(), 2));
  const std::vector<float> open(model->logits().begin(), model->logits().end());
  model->set_remaining(-1);
  const std::vector<float> ending(model->logits().begin(), model->logits().end());
  EXPECT_NE(open, ending);
  model->set_remaining(std::nullopt);
  EXPECT_TRUE(std::ranges::equal(model->logits(), open));
}

TEST(Networks, WithoutACountdownIgnoreIt) {
  NetworkOptions without = causal_lstm(2);
  without.remaining = false;
  for (const NetworkOptions& network : {without, window("embedding", "uni8", false, 0)}) {
    const auto model = make_sequence_model(random_checkpoint(network, Vocabulary::of_notes(), 2));
    EXPECT_FALSE(model->conditions_on_remaining());
    const std::vector<float> before(model->logits().begin(), model->logits().end());
    model->set_remaining(3);
    EXPECT_TRUE(std::ranges::equal(before, model->logits()));
  }
}

TEST(Networks, GiveTheSameLogitsAfterARestart) {
  for (const NetworkOptions& network : {causal_lstm(3), window("embedding", "bi8,uni9", true, 4)}) {
    const auto model = make_sequence_model(random_checkpoint(network, Vocabulary::of_notes(), 2));
    const Events piece = random_piece(Vocabulary::of_notes(), 12, 3);
    const auto first = all_logits(*model, piece, true);
    model->restart();
    EXPECT_EQ(all_logits(*model, piece, true), first);
  }
}

TEST(Networks, GiveTheSameLogitsInSeveralThreads) {
  for (const NetworkOptions& network : {causal_lstm(3), window("embedding", "bi8,uni9", true, 4)}) {
    const auto make = make_sequence_model_factory(random_checkpoint(network, Vocabulary::of_notes(), 2));
    const Events piece = random_piece(Vocabulary::of_notes(), 12, 3);
    const auto expected = all_logits(*make(), piece, false);
    std::vector<std::vector<std::vector<float>>> found(4);
    parallel_for(found.size(), 2, [&](std::size_t index) { found[index] = all_logits(*make(), piece, false); });
    for (const auto& logits : found) EXPECT_EQ(logits, expected);
  }
}

TEST(Networks, HardlyChangeWhenStoredInSixteenBits) {
  const Checkpoint checkpoint = random_checkpoint(causal_lstm(3), Vocabulary::of_notes(), 2);
  Checkpoint stored = checkpoint;
  stored.tensors = read_safetensors(write_safetensors(checkpoint.tensors, Precision::f16), "test");
  const Events piece = random_piece(Vocabulary::of_notes(), 12, 3);
  const auto exact = all_logits(*make_sequence_model(checkpoint), piece, true);
  const auto rounded = all_logits(*make_sequence_model(stored), piece, true);
  for (std::size_t place = 0; place < exact.size(); ++place)
    for (std::size_t symbol = 0; symbol < exact[place].size(); ++symbol)
      EXPECT_NEAR(exact[place][symbol], rounded[place][symbol], 0.02);
}

TEST(WindowedLstmNetwork, HasTheSeedWindowsOfItsCheckpoint) {
  Checkpoint checkpoint = random_checkpoint(window("scalar", "uni8", false, 0), article(), 2);
  checkpoint.tensors["seed_windows"] = {.shape = {2, 7}, .values = {2, 3, 4, 5, 2, 3, 4, 3, 3, 3, 3, 3, 3, 3}};
  const auto model = make_sequence_model(checkpoint);
  ASSERT_EQ(model->seed_windows().size(), 2u);
  EXPECT_EQ(model->seed_windows()[0][6].token, 4);
}

}  // namespace
}  // namespace clavier
