#include <gtest/gtest.h>

#include "analysis/key/key_stability.h"
#include "analysis/metrics/top_line.h"

namespace clavier {
namespace {

/// One note a beat, each over the same low note.
Score melody(const std::vector<int>& pitches) {
  Score score;
  double beat = 0;
  for (const int pitch : pitches) {
    score.notes.push_back({.onset = {beat}, .duration = {1}, .pitch = static_cast<Pitch>(pitch)});
    score.notes.push_back({.onset = {beat}, .duration = {1}, .pitch = 40});
    beat += 1;
  }
  sort_events(score);
  return score;
}

TEST(TopLine, CountsItsIntervals) {
  const TopLine line = measure_top_line(melody({60, 60, 62, 63, 71, 66}));
  EXPECT_DOUBLE_EQ(line.repeated, 1.0 / 5);
  EXPECT_DOUBLE_EQ(line.steps, 2.0 / 5);
  EXPECT_DOUBLE_EQ(line.leaps, 1.0 / 5);
  EXPECT_EQ(measure_top_line(Score{}).steps, 0);
}

TEST(TopLine, HearsAPatternAgainInAnotherKey) {
  const std::vector<int> theme{60, 64, 62, 67, 65, 69, 64, 60};
  std::vector<int> again = theme;
  for (const int pitch : theme) again.push_back(pitch + 5);
  EXPECT_EQ(measure_top_line(melody(theme)).recurrence, 0);
  EXPECT_DOUBLE_EQ(measure_top_line(melody(again)).recurrence, 1.0 / 9);
}

TEST(TopLine, LeavesOutTrills) {
  EXPECT_EQ(measure_top_line(melody({60, 62, 60, 62, 60, 62, 60, 62, 60, 62, 60, 62})).recurrence, 0);
}

/// Triads on the degrees I, IV, V of a major key, two a beat, for 20 s.
void add_cadences(int tonic, double begin, double seconds, Score& score) {
  for (double beat = 0; beat < seconds * 2; ++beat) {
    const int root = tonic + std::vector<int>{0, 5, 7, 0}[static_cast<std::size_t>(beat) % 4];
    for (const int third : {0, 4, 7})
      score.notes.push_back(
          {.onset = {begin * 2 + beat}, .duration = {1}, .pitch = static_cast<Pitch>(60 + root + third)});
  }
}

TEST(KeyStability, FallsWhenAPieceGoesFarAway) {
  Score home, away;
  add_cadences(0, 0, 60, home);
  add_cadences(0, 0, 40, away);
  add_cadences(6, 40, 20, away);
  sort_events(home), sort_events(away);
  EXPECT_EQ(measure_key_stability(home), 1);
  EXPECT_LT(measure_key_stability(away), 0.8);
  EXPECT_GT(measure_key_stability(away), 0.5);
}

TEST(KeyStability, RelatesKeysByTheirSignatures) {
  const Key c{0, Mode::major};
  EXPECT_TRUE(are_related(c, {7, Mode::major}));
  EXPECT_TRUE(are_related(c, {9, Mode::minor}));
  EXPECT_TRUE(are_related(c, {0, Mode::minor}));
  EXPECT_TRUE(are_related(c, {2, Mode::minor}));
  EXPECT_FALSE(are_related(c, {2, Mode::major}));
  EXPECT_FALSE(are_related(c, {6, Mode::major}));
}

}  // namespace
}  // namespace clavier
