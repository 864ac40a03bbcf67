#include <gtest/gtest.h>

#include "analysis/metrics/piece_statistics.h"
#include "analysis/metrics/sounding.h"

namespace clavier {
namespace {

/// At 120 beats a minute: C for 1 s, E from 0.5 s to 1.5 s, silence, a loud G from 3 s to 4 s.
Score with_a_gap() {
  return {.notes = {{.onset = Beats{0}, .duration = Beats{2}, .pitch = 60, .velocity = 40},
                    {.onset = Beats{1}, .duration = Beats{2}, .pitch = 64, .velocity = 50},
                    {.onset = Beats{6}, .duration = Beats{2}, .pitch = 67, .velocity = 90}}};
}

TEST(PieceStatistics, MeasureEveryProperty) {
  const PieceStatistics statistics = piece_statistics_of(with_a_gap());
  EXPECT_EQ(statistics.notes, 3);
  EXPECT_DOUBLE_EQ(statistics.duration.value, 4);
  EXPECT_DOUBLE_EQ(statistics.notes_per_second, 0.75);
  EXPECT_EQ(statistics.lowest_pitch, 60);
  EXPECT_EQ(statistics.highest_pitch, 67);
  EXPECT_EQ(statistics.pitches_used, 3);
  EXPECT_EQ(statistics.softest, 40);
  EXPECT_EQ(statistics.loudest, 90);
  EXPECT_DOUBLE_EQ(statistics.mean_velocity, 60);
}

TEST(PieceStatistics, AveragePolyphonyOverTheSoundingTime) {
  const PieceStatistics statistics = piece_statistics_of(with_a_gap());
  EXPECT_EQ(statistics.highest_polyphony, 2);
  EXPECT_DOUBLE_EQ(statistics.mean_polyphony, 3.0 / 2.5);
}

TEST(PieceStatistics, AreZeroWithoutNotes) {
  const PieceStatistics statistics = piece_statistics_of(Score{});
  EXPECT_EQ(statistics.notes, 0);
  EXPECT_EQ(statistics.highest_pitch, 0);
  EXPECT_DOUBLE_EQ(statistics.longest_silence.value, 0);
}

TEST(Silences, AreTheGapsBetweenNotes) {
  ASSERT_EQ(silences(with_a_gap()).size(), 1u);
  EXPECT_EQ(silences(with_a_gap())[0], (TimeRange{.start = Seconds{1.5}, .end = Seconds{3}}));
  EXPECT_DOUBLE_EQ(longest_silence(with_a_gap()).value, 1.5);
}

TEST(Silences, IncludeTheTimeBeforeTheFirstNote) {
  const Score late{.notes = {{.onset = Beats{8}, .duration = Beats{1}, .pitch = 60}}};
  EXPECT_DOUBLE_EQ(longest_silence(late).value, 4);
}

TEST(Silences, AreShortenedByThePedal) {
  Score score = with_a_gap();
  score.pedal = {{.onset = Beats{2}, .depth = 100}, {.onset = Beats{4}, .depth = 0}};
  EXPECT_DOUBLE_EQ(longest_silence(score).value, 1);
}

TEST(Silences, AreNotShortenedByAPedalThatHoldsNoNote) {
  Score score = with_a_gap();
  score.pedal = {{.onset = Beats{4}, .depth = 100}, {.onset = Beats{5}, .depth = 0}};
  EXPECT_DOUBLE_EQ(longest_silence(score).value, 1.5);
}

TEST(Silences, AreEmptyWhenThePedalIsNeverLifted) {
  Score score = with_a_gap();
  score.pedal = {{.onset = Beats{1}, .depth = 127}};
  EXPECT_TRUE(silences(score).empty());
}

}  // namespace
}  // namespace clavier
