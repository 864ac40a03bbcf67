#include <gtest/gtest.h>

#include <cmath>

#include "transcription/beats/find_downbeats.h"

namespace clavier {
namespace {

TEST(FindDownbeats, BeginsMeasuresOnStrongBeats) {
  const DownbeatSequence counting = find_downbeats({-1, 2, -1, -1, 2, -1}, 3, {});
  EXPECT_EQ(counting.downbeats, (std::vector<std::size_t>{1, 4}));
  EXPECT_NEAR(counting.salience, 4 * 4 / std::sqrt(2.0 * 6), 1e-9);
}

TEST(FindDownbeats, GivesTheThirdOfFourBeatsAPartOfItsStrength) {
  const DownbeatSequence counting = find_downbeats({3, -2, 1, -2}, 4, {.half_measure = 0.5});
  EXPECT_EQ(counting.downbeats, std::vector<std::size_t>{0});
  EXPECT_NEAR(counting.salience, 4 * 3.5 / std::sqrt(1.0 * 4), 1e-9);
}

TEST(FindDownbeats, ShiftsAMeasureWhereThatRaisesTheScore) {
  const std::vector<double> strengths = {9, -3, 9, -3, 9, -3, -3, 9, -3, 9, -3, 9};
  EXPECT_EQ(find_downbeats(strengths, 2, {.slip = 4}).downbeats, (std::vector<std::size_t>{0, 2, 4, 7, 9, 11}));
  EXPECT_EQ(find_downbeats(strengths, 2, {.slip = 1000}).downbeats.size(), 6u);
}

TEST(FindDownbeats, ComparesStrengthsWithTheirMean) {
  BeatContent loud, soft;
  loud.has_onset = true;
  loud.accent.loudness = 1;
  const std::vector<double> strengths = downbeat_strengths({loud, soft, soft}, {.loudness = 3, .harmony = 0});
  EXPECT_EQ(strengths, (std::vector<double>{2, -1, -1}));
}

TEST(FindDownbeats, FindsRecurringGroups) {
  BeatContent tonic, dominant;
  tonic.durations[0] = 1;
  tonic.onsets = 1;
  dominant.durations[7] = 1;
  dominant.onsets = 2;
  const std::vector<BeatContent> contents = {tonic, dominant, tonic, dominant};
  EXPECT_NEAR(self_similarity(contents, 2), 1 + 1, 1e-9);
  EXPECT_NEAR(self_similarity(contents, 1), 0 + 1.0 / 2, 1e-9);
  EXPECT_EQ(self_similarity(contents, 4), 0);
}

}  // namespace
}  // namespace clavier
