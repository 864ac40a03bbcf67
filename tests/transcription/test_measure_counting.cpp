#include <gtest/gtest.h>

#include <cmath>

#include "transcription/beats/measure_counting.h"

namespace clavier {
namespace {

TEST(MeasureCounting, BeginsMeasuresWhereBeatsAreStrong) {
  const Counting counting = best_counting({-1, 2, -1, -1, 2, -1}, 3, {});
  EXPECT_EQ(counting.downbeats, (std::vector<std::size_t>{1, 4}));
  EXPECT_NEAR(counting.worth, 4 * 4 / std::sqrt(2.0 * 6), 1e-9);
}

TEST(MeasureCounting, GivesTheThirdOfFourBeatsAPartOfItsStrength) {
  const Counting counting = best_counting({3, -2, 1, -2}, 4, {.half_measure = 0.5});
  EXPECT_EQ(counting.downbeats, std::vector<std::size_t>{0});
  EXPECT_NEAR(counting.worth, 4 * 3.5 / std::sqrt(1.0 * 4), 1e-9);
}

TEST(MeasureCounting, SlipsWhereThatIsWorthIt) {
  const std::vector<double> strengths = {9, -3, 9, -3, 9, -3, -3, 9, -3, 9, -3, 9};
  EXPECT_EQ(best_counting(strengths, 2, {.slip = 4}).downbeats, (std::vector<std::size_t>{0, 2, 4, 7, 9, 11}));
  EXPECT_EQ(best_counting(strengths, 2, {.slip = 1000}).downbeats.size(), 6u);
}

TEST(MeasureCounting, ComparesStrengthsWithTheirMean) {
  BeatContent loud, soft;
  loud.marked = true;
  loud.accent.loudness = 1;
  const std::vector<double> strengths = downbeat_strengths({loud, soft, soft}, {.loudness = 3, .harmony = 0});
  EXPECT_EQ(strengths, (std::vector<double>{2, -1, -1}));
}

TEST(MeasureCounting, FindsWhatReturns) {
  BeatContent tonic, dominant;
  tonic.durations[0] = 1;
  tonic.onsets = 1;
  dominant.durations[7] = 1;
  dominant.onsets = 2;
  const std::vector<BeatContent> contents = {tonic, dominant, tonic, dominant};
  EXPECT_NEAR(resemblance(contents, 2), 1 + 1, 1e-9);
  EXPECT_NEAR(resemblance(contents, 1), 0 + 1.0 / 2, 1e-9);
  EXPECT_EQ(resemblance(contents, 4), 0);
}

}  // namespace
}  // namespace clavier
