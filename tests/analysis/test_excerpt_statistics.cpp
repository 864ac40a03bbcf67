#include <gtest/gtest.h>

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/onset_statistics.h"

namespace clavier {
namespace {

ExcerptStatistics means_of(const std::vector<GridNote>& notes, int steps) {
  return compute_excerpt_statistics(std::vector<std::vector<GridNote>>{notes}, steps);
}

TEST(OnsetStatistics, CoverAllNotesOfAllExcerpts) {
  const std::vector<std::vector<GridNote>> excerpts{{{0, 4, 60, 40}, {1, 8, 62, 80}}, {{0, 6, 60, 90}}};
  const OnsetStatistics means = compute_onset_statistics(excerpts, 3);
  EXPECT_DOUBLE_EQ(means.onsets_per_frame, 0.5);
  EXPECT_DOUBLE_EQ(means.length, 6);
  EXPECT_DOUBLE_EQ(means.velocity, 70);
  EXPECT_DOUBLE_EQ(means.pitch_classes[0], 2.0 / 3);
  EXPECT_EQ(compute_onset_statistics({}, 3).onsets_per_frame, 0);
}

TEST(ExcerptStatistics, MeasureTheLongestSustain) {
  EXPECT_DOUBLE_EQ(means_of({{0, 12, 60}, {20, 12, 60}, {30, 20, 64}}, 48).longest_sustain, 0.5);
  EXPECT_DOUBLE_EQ(means_of({{40, 20, 60}}, 48).longest_sustain,
                   8.0 / 48);  // what lies beyond the excerpt does not count
}

TEST(ExcerptStatistics, MeasureChordSize) {
  // Three notes within a step are one chord; another begins two steps later.
  const ExcerptStatistics means = means_of({{0, 4, 60}, {0, 4, 64}, {1, 4, 67}, {3, 4, 72}}, 48);
  EXPECT_DOUBLE_EQ(means.chord, 2);
  EXPECT_DOUBLE_EQ(means.onset_asynchrony, 0.5);  // 67 a step after 64, 72 two steps after 67
}

TEST(ExcerptStatistics, CountIntervalsOfChords) {
  const ExcerptStatistics means = means_of({{0, 4, 60}, {0, 4, 64}, {1, 4, 76}, {12, 4, 61}}, 48);
  EXPECT_DOUBLE_EQ(means.intervals[0], 1.0 / 3);
  EXPECT_DOUBLE_EQ(means.intervals[4], 2.0 / 3);  // 64 and 76 above 60; 61 is alone in its chord
  EXPECT_EQ(means_of({{0, 4, 60}}, 48).intervals, (std::array<double, kPitchClasses>{}));
}

TEST(ExcerptStatistics, CountEvenIntervals) {
  // 12, 13, 24 and 12 steps between chords: only 13 is about as long as the interval before.
  const std::vector<GridNote> music{{0, 4, 60}, {12, 4, 60}, {25, 4, 60}, {49, 4, 60}, {50, 4, 64}, {61, 4, 60}};
  EXPECT_DOUBLE_EQ(means_of(music, 96).isochrony, 1.0 / 3);
  EXPECT_EQ(means_of({{0, 4, 60}, {12, 4, 60}}, 96).isochrony, 0);
}

TEST(ExcerptStatistics, CountStepsWithinHalfASecond) {
  const ExcerptStatistics means =
      means_of({{0, 4, 60}, {12, 4, 62}, {40, 4, 61}, {50, 4, 61}, {60, 4, 64}, {60, 4, 63}}, 96);
  EXPECT_DOUBLE_EQ(means.stepwise, 2.0 / 6);  // 62 after 60, 63 after 61; 61 comes too late, 64 begins with 63
}

TEST(ExcerptStatistics, CountClashes) {
  const ExcerptStatistics means = means_of({{0, 20, 60}, {10, 4, 73}, {15, 4, 62}, {20, 4, 61}}, 48);
  EXPECT_DOUBLE_EQ(means.clashes, 0.25);  // only 73 against 60; the note at 20 has ended
}

TEST(ExcerptStatistics, MeasureKeysAndTriads) {
  const std::vector<GridNote> triad{{0, 24, 60}, {0, 24, 64}, {0, 24, 67}};
  EXPECT_DOUBLE_EQ(means_of(triad, 48).triads, 1);
  std::vector<GridNote> cluster;
  for (Pitch pitch = 60; pitch < 72; ++pitch) cluster.push_back({0, 24, pitch});
  EXPECT_DOUBLE_EQ(means_of(cluster, 48).triads, 0.25);
  EXPECT_EQ(means_of(cluster, 48).key, 0);
  EXPECT_GT(means_of(triad, 48).key, 0.6);
}

TEST(ExcerptStatistics, CountNotesThatEndAtALaterOnset) {
  // 0 .. 10 ends next to the onset at 11, 11 .. 30 ends past 20, and no onset follows 20 .. 48.
  EXPECT_NEAR(means_of({{0, 10, 60}, {11, 19, 62}, {20, 28, 64}}, 48).legato, 1.0 / 3, 1e-9);
  EXPECT_EQ(means_of({{0, 2, 60}, {1, 2, 64}}, 48).legato, 0) << "not to those struck with it";
}

TEST(ExcerptStatistics, MeasurePolyphony) {
  // up to the end of the excerpt
  EXPECT_NEAR(means_of({{0, 10, 60}, {5, 10, 64}, {40, 20, 62}}, 48).polyphony, 28.0 / 23, 1e-9);
}

TEST(ExcerptStatistics, IgnoreEmptyExcerpts) {
  const std::vector<GridNote> music{{0, 12, 60}, {6, 12, 62}};
  EXPECT_EQ(compute_excerpt_statistics(std::vector<std::vector<GridNote>>{music, {}}, 48), means_of(music, 48));
  EXPECT_EQ(compute_excerpt_statistics({}, 48), ExcerptStatistics{});
}

}  // namespace
}  // namespace clavier
