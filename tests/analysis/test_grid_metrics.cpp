#include <gtest/gtest.h>

#include "analysis/metrics/grid_metrics.h"

namespace clavier {
namespace {

Note quarter(double onset, double duration = 1) {
  return {.onset = Beats{onset}, .duration = Beats{duration}, .pitch = 60};
}

TEST(GridMetrics, CountBeatsAndMeasuresWithoutASoundingNote) {
  // 4/4. Measure 1: beats 1, 2 and 3 filled; measure 2: empty; measure 3: ends after its first beat. 9 beats, 5 empty.
  const auto metrics = grid_metrics({.notes = {quarter(0), quarter(1, 2), quarter(8)}});
  ASSERT_TRUE(metrics);
  EXPECT_DOUBLE_EQ(metrics->empty_beat_rate, 5.0 / 9);
  EXPECT_DOUBLE_EQ(metrics->empty_measure_rate, 1.0 / 3);
}

TEST(GridMetrics, CountEveryBeatThatANoteLasts) {
  const auto metrics = grid_metrics({.notes = {quarter(3.5, 5)}});  // up to 8.5: three measures, beats 1 to 3 empty
  EXPECT_DOUBLE_EQ(metrics->empty_beat_rate, 3.0 / 9);
  EXPECT_DOUBLE_EQ(metrics->empty_measure_rate, 0);
}

TEST(GridMetrics, CompareTheOnsetsOfNeighbouringMeasures) {
  // Onsets at beats 1 3
  //
  // 1 3
  //
  // 1 4: no difference, then two of 96 steps.
  const auto metrics =
      grid_metrics({.notes = {quarter(0), quarter(2), quarter(4), quarter(6), quarter(8), quarter(11)}});
  ASSERT_TRUE(metrics->groove_consistency);
  EXPECT_DOUBLE_EQ(*metrics->groove_consistency, 1 - (0 + 2.0 / 96) / 2);
}

TEST(GridMetrics, CountTheOnsetOfAChordOnce) {
  const auto metrics = grid_metrics({.notes = {quarter(0), quarter(0), quarter(0), quarter(4)}});
  EXPECT_DOUBLE_EQ(metrics->groove_consistency.value(), 1);
}

TEST(GridMetrics, CompareOnlyMeasuresOfEqualLength) {
  // 4/4
  //
  // 3/4
  //
  // 3/4
  //
  // 2/4: only the second and third are compared; they differ at one of 72 steps.
  const Score score{.meters = {{Beats{0}, 4, 4}, {Beats{4}, 3, 4}, {Beats{10}, 2, 4}},
                    .notes = {quarter(0), quarter(4), quarter(7), quarter(9), quarter(10)}};
  EXPECT_DOUBLE_EQ(grid_metrics(score)->groove_consistency.value(), 1 - 1.0 / 72);
}

TEST(GridMetrics, HaveNoGrooveConsistencyForASingleMeasure) {
  const auto metrics = grid_metrics({.notes = {quarter(0)}});
  ASSERT_TRUE(metrics);
  EXPECT_EQ(metrics->groove_consistency, std::nullopt);
  EXPECT_EQ(metrics->empty_beat_rate, 0);
}

TEST(GridMetrics, AreNothingForPerformancesAndEmptyScores) {
  EXPECT_FALSE(grid_metrics({}));
  EXPECT_FALSE(grid_metrics({.notes = {quarter(0.13), quarter(0.87), quarter(1.62)}}));
}

}  // namespace
}  // namespace clavier
