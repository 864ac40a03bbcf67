#include <gtest/gtest.h>

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/onset_statistics.h"

namespace clavier {
namespace {

ExcerptMeans means_of(const std::vector<GridNote>& notes, int steps) {
  return excerpt_means(std::vector<std::vector<GridNote>>{notes}, steps);
}

TEST(StrikeMeans, AreThoseOfAllNotesTogether) {
  const std::vector<std::vector<GridNote>> excerpts{{{0, 4, 60, 40}, {1, 8, 62, 80}}, {{0, 6, 60, 90}}};
  const StrikeMeans means = strike_means(excerpts, 3);
  EXPECT_DOUBLE_EQ(means.strikes, 0.5);
  EXPECT_DOUBLE_EQ(means.length, 6);
  EXPECT_DOUBLE_EQ(means.velocity, 70);
  EXPECT_DOUBLE_EQ(means.pitch_classes[0], 2.0 / 3);
  EXPECT_EQ(strike_means({}, 3).strikes, 0);
}

TEST(ExcerptMeans, SayHowLongOneKeyIsDown) {
  EXPECT_DOUBLE_EQ(means_of({{0, 12, 60}, {20, 12, 60}, {30, 20, 64}}, 48).held, 0.5);
  EXPECT_DOUBLE_EQ(means_of({{40, 20, 60}}, 48).held, 8.0 / 48);  // what lies beyond the excerpt does not count
}

TEST(ExcerptMeans, CountWhatIsStruckTogether) {
  // Three keys within a step are one chord, two steps later another one begins.
  const ExcerptMeans means = means_of({{0, 4, 60}, {0, 4, 64}, {1, 4, 67}, {3, 4, 72}}, 48);
  EXPECT_DOUBLE_EQ(means.chord, 2);
  EXPECT_DOUBLE_EQ(means.scatter, 0.5);  // 67 a step after 64, 72 two steps after 67
}

TEST(ExcerptMeans, CountIntervalsOfChords) {
  const ExcerptMeans means = means_of({{0, 4, 60}, {0, 4, 64}, {1, 4, 76}, {12, 4, 61}}, 48);
  EXPECT_DOUBLE_EQ(means.intervals[0], 1.0 / 3);
  EXPECT_DOUBLE_EQ(means.intervals[4], 2.0 / 3);  // 64 and 76 above 60; 61 is struck alone
  EXPECT_EQ(means_of({{0, 4, 60}}, 48).intervals, (std::array<double, kPitchClasses>{}));
}

TEST(ExcerptMeans, CountEvenTimes) {
  // 12, 13, 24 and 12 steps from chord to chord: only 13 is as long as what came before.
  const std::vector<GridNote> music{{0, 4, 60}, {12, 4, 60}, {25, 4, 60}, {49, 4, 60}, {50, 4, 64}, {61, 4, 60}};
  EXPECT_DOUBLE_EQ(means_of(music, 96).evenness, 1.0 / 3);
  EXPECT_EQ(means_of({{0, 4, 60}, {12, 4, 60}}, 96).evenness, 0);
}

TEST(ExcerptMeans, CountSecondsWithinHalfASecond) {
  const ExcerptMeans means =
      means_of({{0, 4, 60}, {12, 4, 62}, {40, 4, 61}, {50, 4, 61}, {60, 4, 64}, {60, 4, 63}}, 96);
  EXPECT_DOUBLE_EQ(means.stepwise, 2.0 / 6);  // 62 after 60, 63 after 61; 61 comes too late, 64 is struck with 63
}

TEST(ExcerptMeans, CountClashes) {
  const ExcerptMeans means = means_of({{0, 20, 60}, {10, 4, 73}, {15, 4, 62}, {20, 4, 61}}, 48);
  EXPECT_DOUBLE_EQ(means.clashes, 0.25);  // only 73 against 60; at 20 it is up
}

TEST(ExcerptMeans, KnowKeysAndTriads) {
  const std::vector<GridNote> triad{{0, 24, 60}, {0, 24, 64}, {0, 24, 67}};
  EXPECT_DOUBLE_EQ(means_of(triad, 48).triads, 1);
  std::vector<GridNote> cluster;
  for (Pitch pitch = 60; pitch < 72; ++pitch) cluster.push_back({0, 24, pitch});
  EXPECT_DOUBLE_EQ(means_of(cluster, 48).triads, 0.25);
  EXPECT_EQ(means_of(cluster, 48).key, 0);
  EXPECT_GT(means_of(triad, 48).key, 0.6);
}

TEST(ExcerptMeans, CountNotesThatLeadToALaterOne) {
  // 0 .. 10 leads to 11, 11 .. 30 past 20 and to none, 20 .. 48 to nothing.
  EXPECT_NEAR(means_of({{0, 10, 60}, {11, 19, 62}, {20, 28, 64}}, 48).legato, 1.0 / 3, 1e-9);
  EXPECT_EQ(means_of({{0, 2, 60}, {1, 2, 64}}, 48).legato, 0) << "not to those struck with it";
}

TEST(ExcerptMeans, CountKeysThatAreDownWhileAnyIs) {
  EXPECT_NEAR(means_of({{0, 10, 60}, {5, 10, 64}, {40, 20, 62}}, 48).polyphony, 28.0 / 23, 1e-9);  // to the end only
}

TEST(ExcerptMeans, LeaveSilenceOut) {
  const std::vector<GridNote> music{{0, 12, 60}, {6, 12, 62}};
  EXPECT_EQ(excerpt_means(std::vector<std::vector<GridNote>>{music, {}}, 48), means_of(music, 48));
  EXPECT_EQ(excerpt_means({}, 48), ExcerptMeans{});
}

}  // namespace
}  // namespace clavier
