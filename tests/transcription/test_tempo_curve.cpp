#include <gtest/gtest.h>

#include <cmath>

#include "transcription/beats/tempo_curve.h"

namespace clavier {
namespace {

/// A note on every quarter.
Score quarters(int count) {
  Score score;
  for (int note = 0; note < count; ++note)
    score.notes.push_back({.onset = Beats{static_cast<double>(note)}, .duration = Beats{1}});
  return score;
}

TEST(TempoCurve, FollowsTheTempoMapOfAScoreOnAGrid) {
  Score score = quarters(8);
  score.tempo = TempoMap(
      {{.onset = Beats{0}, .microseconds_per_beat = 500000}, {.onset = Beats{4}, .microseconds_per_beat = 1000000}});
  const std::vector<TempoPoint> curve = compute_tempo_curve(score);
  ASSERT_EQ(curve.size(), 8U);
  EXPECT_DOUBLE_EQ(curve[0].beats_per_minute, 120);
  EXPECT_DOUBLE_EQ(curve[0].time.value, 0.25);
  EXPECT_DOUBLE_EQ(curve[4].beats_per_minute, 60);
  EXPECT_DOUBLE_EQ(curve[4].time.value, 2.5);
}

/// The notated beats are wrong: a real beat, half a second, is 25/24 of a notated one.
TEST(TempoCurve, EstimatesTheTempoOfAPerformance) {
  Score score;
  for (int note = 0; note < 60; ++note)
    score.notes.push_back({.onset = Beats{note * 25.0 / 24}, .duration = Beats{0.5}});
  score.tempo = TempoMap({tempo_of(Beats{0}, 125)});  // 25/24 of 120
  const std::vector<TempoPoint> curve = compute_tempo_curve(score);
  ASSERT_GT(curve.size(), 10U);
  for (const TempoPoint& point : curve) {
    const double times = point.beats_per_minute / 120;  // the metrical level of the beat is ambiguous
    EXPECT_NEAR(std::abs(std::log2(times)), std::round(std::abs(std::log2(times))), 0.01);
  }
}

TEST(TempoCurve, IsEmptyWithoutBeats) {
  EXPECT_TRUE(compute_tempo_curve(Score{}).empty());
  EXPECT_TRUE(compute_tempo_curve(Score{.notes = {{.onset = Beats{0}, .duration = Beats{0.5}}}}).empty());
}

}  // namespace
}  // namespace clavier
