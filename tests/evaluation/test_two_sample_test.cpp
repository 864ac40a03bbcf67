#include <gtest/gtest.h>

#include "evaluation/pieces/two_sample_test.h"

namespace clavier {
namespace {

/// A minute of random notes: `spread` semitones around middle C, a chord of three every `gap` beats.
PieceSet random_pieces(std::size_t count, int spread, double gap, std::uint64_t seed) {
  PieceSet set;
  for (std::size_t index = 0; index < count; ++index) {
    Random random(seed, index);
    Score score;
    for (double beat = 0; beat < 120; beat += gap * (1 + static_cast<double>(random.below(3))))
      for (int note = 0; note < 3; ++note)
        score.notes.push_back(
            {.onset = {beat},
             .duration = {gap},
             .pitch = static_cast<Pitch>(60 - spread / 2 +
                                         static_cast<int>(random.below(static_cast<std::uint64_t>(spread))))});
    sort_events(score);
    set.push_back({.score = score, .name = std::to_string(index), .group = std::to_string(index)});
  }
  return set;
}

TEST(TwoSampleTest, TellsDifferentSetsApart) {
  const TwoSampleTest test = test_two_samples(random_pieces(25, 40, 0.25, 1), random_pieces(30, 12, 0.5, 2));
  EXPECT_EQ(test.real, 25U);
  EXPECT_EQ(test.others, 30U);
  EXPECT_GT(test.auc, 0.95);
}

TEST(TwoSampleTest, DoesNotTellEqualSetsApart) {
  EXPECT_NEAR(test_two_samples(random_pieces(60, 24, 0.25, 1), random_pieces(60, 24, 0.25, 2)).auc, 0.5, 0.2);
}

TEST(TwoSampleTest, NeedsPieces) {
  EXPECT_EQ(test_two_samples(random_pieces(5, 40, 0.25, 1), random_pieces(30, 12, 0.5, 2)).auc, 0.5);
}

}  // namespace
}  // namespace clavier
