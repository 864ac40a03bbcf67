#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/rolls/roll_features.h"

namespace clavier {
namespace {

/// At 120 beats a minute a beat lasts half a second.
Score two_chords() {
  Score score;
  for (const double beat : {0.0, 2.0})
    for (const Pitch pitch : {Pitch{60}, Pitch{64}})
      score.notes.push_back({.onset = {beat}, .duration = {2}, .pitch = pitch});
  return score;
}

TEST(RollFeatures, AgreeWithValuesComputedByHand) {
  const std::vector<float> features = roll_features(two_chords(), Seconds{4});
  ASSERT_EQ(features.size(), kRollFeatures);
  EXPECT_FLOAT_EQ(features[0], 1.0F);   // notes a second
  EXPECT_FLOAT_EQ(features[1], 1.0F);   // polyphony: two pitches over half of the time
  EXPECT_FLOAT_EQ(features[2], 0.5F);   // share of silence
  EXPECT_FLOAT_EQ(features[3], 0.0F);   // log of one second
  EXPECT_FLOAT_EQ(features[4], 0.0F);   // all durations are equal
  EXPECT_FLOAT_EQ(features[5], 62.0F);  // mean pitch
  EXPECT_FLOAT_EQ(features[6], 2.0F);
  EXPECT_FLOAT_EQ(features[7], 0.0F);   // log of a second between onsets
  EXPECT_FLOAT_EQ(features[9], 2.0F);   // notes in a chord
  EXPECT_FLOAT_EQ(features[10], 0.5F);  // share of the most frequent pitch
  EXPECT_FLOAT_EQ(features[11], 0.0F);  // clashes
  EXPECT_FLOAT_EQ(features[12], 0.5F);  // C
  EXPECT_FLOAT_EQ(features[16], 0.5F);  // E
}

TEST(RollFeatures, CountSemitonesThatSoundTogether) {
  Score score = two_chords();
  score.notes.push_back({.onset = {2.5}, .duration = {1}, .pitch = 65});  // a semitone from the second E
  score.notes.push_back({.onset = {5}, .duration = {1}, .pitch = 63});    // after all other notes
  EXPECT_FLOAT_EQ(roll_features(score, Seconds{4})[11], 1.0F / 6);
}

TEST(RollFeatures, HaveSilenceOneWithoutNotes) {
  std::vector<float> expected(kRollFeatures, 0.0F);
  expected[2] = 1;
  EXPECT_EQ(roll_features(Score(), Seconds{20}), expected);
}

TEST(FeatureScale, GivesItsSamplesMeanZeroAndDeviationOne) {
  const std::vector<std::vector<float>> samples = {{1, 5}, {3, 5}};
  const FeatureScale scale = fit_feature_scale(samples);
  EXPECT_THAT(standardise(samples[0], scale), testing::ElementsAre(-1, 0));
  EXPECT_THAT(standardise(samples[1], scale), testing::ElementsAre(1, 0));
}

}  // namespace
}  // namespace clavier
