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

class TwoSampleTests : public testing::TestWithParam<PieceFeatures> {};

TEST_P(TwoSampleTests, TellDifferentSetsApart) {
  const TwoSampleTest test =
      test_two_samples(random_pieces(25, 40, 0.25, 1), random_pieces(30, 12, 0.5, 2), GetParam());
  EXPECT_EQ(test.real, 25U);
  EXPECT_EQ(test.others, 30U);
  EXPECT_GT(test.auc, 0.95);
}

TEST_P(TwoSampleTests, DoNotTellEqualSetsApart) {
  EXPECT_NEAR(test_two_samples(random_pieces(60, 24, 0.25, 1), random_pieces(60, 24, 0.25, 2), GetParam()).auc, 0.5,
              0.2);
}

TEST_P(TwoSampleTests, NeedPieces) {
  EXPECT_EQ(test_two_samples(random_pieces(5, 40, 0.25, 1), random_pieces(30, 12, 0.5, 2), GetParam()).auc, 0.5);
}

TEST(TwoSampleTest, IsBlindToMetricsOfTheGridWherePiecesHaveNone) {
  PieceSet performed = random_pieces(60, 24, 0.25, 2);
  for (MeasuredPiece& piece : performed)
    for (Note& note : piece.score.notes) note.onset.value *= 1.01;
  EXPECT_LT(test_two_samples(random_pieces(60, 24, 0.25, 1), performed, PieceFeatures::metrics).auc, 0.75);
}

INSTANTIATE_TEST_SUITE_P(ByFeatures, TwoSampleTests, testing::Values(PieceFeatures::metrics, PieceFeatures::style));

}  // namespace
}  // namespace clavier
