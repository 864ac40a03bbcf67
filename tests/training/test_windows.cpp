#include <gtest/gtest.h>

#include <set>

#include "models/sequence/network_options.h"
#include "support/random_events.h"
#include "training/sequence/windows.h"

namespace clavier {
namespace {

Events counting(std::size_t events) {
  Events piece;
  for (std::size_t index = 0; index < events; ++index)
    piece.push_back(
        {.token = static_cast<std::uint16_t>(Vocabulary::of_notes().opening(static_cast<Pitch>(40 + index)))});
  return piece;
}

std::int64_t token(const std::vector<std::int64_t>& fields, std::int64_t event) {
  return fields[static_cast<std::size_t>(event * kFields)];
}

TEST(WindowSampler, TargetsAreTheEventsThatFollowTheInputs) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  const std::vector<Events> pieces = {add_boundary_tokens(counting(20))};
  const Windows windows = WindowSampler(pieces, vocabulary, {.length = 8}).sample(5, 0, Random(1));
  ASSERT_EQ(windows.count, 5);
  for (std::int64_t window = 0; window < 5; ++window)
    for (std::int64_t event = 0; event + 1 < 8; ++event)
      EXPECT_EQ(token(windows.targets, window * 8 + event), token(windows.inputs, window * 8 + event + 1));
}

TEST(WindowSampler, TransposesAWholeWindowByOneInterval) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  const std::vector<Events> pieces = {add_boundary_tokens(counting(20))};
  const WindowSampler sampler(pieces, vocabulary, {.length = 8});
  std::set<std::int64_t> intervals;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Windows plain = sampler.sample(1, 0, Random(seed)), moved = sampler.sample(1, 3, Random(seed));
    if (token(plain.inputs, 1) != Vocabulary::kEnd) intervals.insert(token(moved.targets, 3) - token(moved.targets, 2));
  }
  EXPECT_EQ(intervals.size(), 1U);  // neighbours stay one semitone apart in any transposition
}

TEST(WindowSampler, SamplesTheSameForTheSameSeed) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  Random random(4);
  const std::vector<Events> pieces = {add_boundary_tokens(random_events(vocabulary, 100, random)),
                                      add_boundary_tokens(random_events(vocabulary, 50, random))};
  const WindowSampler sampler(pieces, vocabulary, {.length = 16});
  EXPECT_EQ(sampler.sample(4, 3, Random(9)).inputs, sampler.sample(4, 3, Random(9)).inputs);
  EXPECT_NE(sampler.sample(4, 3, Random(9)).inputs, sampler.sample(4, 3, Random(10)).inputs);
}

TEST(WindowSampler, CoversEveryEventOfEveryPieceOnce) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  const std::vector<Events> pieces = {add_boundary_tokens(counting(20)), add_boundary_tokens(counting(3))};
  std::int64_t counted = 0;
  for (const Windows& windows : WindowSampler(pieces, vocabulary, {.length = 8}).cover(2, 1000))
    for (std::int64_t event = 0; event < windows.count * windows.predictions; ++event)
      counted += token(windows.targets, event) != Vocabulary::kStart;
  EXPECT_EQ(counted, 20 + 3 + 2);  // and the two ends
}

TEST(WindowSampler, PadsTheFirstWindowsOfAPiece) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  const std::vector<Events> pieces = {add_boundary_tokens(counting(2))};
  const auto batches = WindowSampler(pieces, vocabulary, {.length = 4, .every_step = false}).cover(8, 100);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_EQ(token(batches[0].inputs, 3), Vocabulary::kStart);
  EXPECT_EQ(token(batches[0].targets, 0), vocabulary.opening(40));
  EXPECT_EQ(token(batches[0].inputs, 4 + 3), vocabulary.opening(40));
}

TEST(WindowSampler, ContinuesIntoTheNextPieceWhenAsked) {
  const Vocabulary vocabulary = Vocabulary::of_article({"E2", "F2", "F#2", "G2"});
  const std::vector<Events> pieces = {{{.token = 2}, {.token = 3}}, {{.token = 4}, {.token = 5}}};
  const auto batches =
      WindowSampler(pieces, vocabulary, {.length = 3, .every_step = false, .across_pieces = true}).cover(8, 100);
  const Windows& windows = batches.at(0);
  EXPECT_EQ(token(windows.targets, 1), 5);
  EXPECT_EQ(token(windows.inputs, 3), 2);
  EXPECT_EQ(token(windows.inputs, 4), 3);
}

TEST(RemainingClass, HalvesFromFarToNear) {
  EXPECT_EQ(remaining_class(-1), 0);
  EXPECT_EQ(remaining_class(0), 1);
  EXPECT_EQ(remaining_class(1), 2);
  EXPECT_EQ(remaining_class(3), 3);
  EXPECT_EQ(remaining_class(1000000), kRemainingClasses - 1);
}

}  // namespace
}  // namespace clavier
