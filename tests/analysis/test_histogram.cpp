#include <gtest/gtest.h>

#include "analysis/metrics/histogram.h"

namespace clavier {
namespace {

Score three_notes() {
  return {.notes = {{.onset = Beats{0}, .duration = Beats{1}, .pitch = 60},
                    {.onset = Beats{1}, .duration = Beats{3}, .pitch = 72},
                    {.onset = Beats{4}, .duration = Beats{2}, .pitch = 61}}};
}

TEST(Histogram, CountsNotesOfEachPitch) {
  const PitchHistogram histogram = pitch_histogram(three_notes());
  EXPECT_EQ(histogram[60], 1);
  EXPECT_EQ(histogram[61], 1);
  EXPECT_EQ(histogram[62], 0);
  EXPECT_EQ(histogram[72], 1);
}

TEST(Histogram, AddsOctavesUpToPitchClasses) {
  const PitchClassHistogram histogram = pitch_class_histogram(three_notes());
  EXPECT_EQ(histogram[0], 2);
  EXPECT_EQ(histogram[1], 1);
}

TEST(Histogram, WeighsByDurationOnRequest) {
  const PitchClassHistogram histogram = pitch_class_histogram(three_notes(), Weight::duration);
  EXPECT_EQ(histogram[0], 4);
  EXPECT_EQ(histogram[1], 2);
}

TEST(Histogram, HasSharesThatSumToOneOrAreAllZero) {
  EXPECT_DOUBLE_EQ(shares(pitch_class_histogram(three_notes()))[0], 2.0 / 3);
  EXPECT_EQ(shares(pitch_histogram(Score{})), PitchHistogram{});
}

}  // namespace
}  // namespace clavier
