#include <gmock/gmock.h>

#include <cmath>

#include "analysis/style/hellinger_histogram.h"
#include "analysis/style/style_features.h"
#include "analysis/style/style_lines.h"
#include "analysis/style/style_rhythm.h"

namespace clavier {
namespace {

constexpr std::size_t kRhythm = 54;
constexpr std::size_t kLines = 232;
constexpr std::size_t kRegisters = 22;  // the last of the features of lines

/// A chord every `step` seconds, held until the next; at tempo 120 a beat lasts half a second.
Score chords(const std::vector<std::vector<int>>& pitches, double step) {
  Score score;
  for (std::size_t index = 0; index < pitches.size(); ++index)
    for (const int pitch : pitches[index])
      score.notes.push_back({.onset = Beats{static_cast<double>(index) * step * 2},
                             .duration = Beats{step * 2},
                             .pitch = static_cast<Pitch>(pitch),
                             .velocity = 64});
  sort_events(score);
  return score;
}

Score scale(int notes, double step) {
  std::vector<std::vector<int>> pitches;
  for (int index = 0; index < notes; ++index) pitches.push_back({60 + index % 12});
  return chords(pitches, step);
}

std::vector<float> features_of(const Score& score) {
  const std::vector<OnsetGroup> groups = onset_groups(score);
  const std::vector<Passage> passages = passages_of(groups);
  return passages.empty() ? std::vector<float>() : style_features(passages.front());
}

TEST(HellingerHistogram, GivesRootsOfSharesAndClampsValuesAtTheEnds) {
  HellingerHistogram counter(3);
  counter.add(-5);
  counter.add(0.9);
  counter.add(7, 2);
  std::vector<float> features;
  counter.append_to(features);
  EXPECT_THAT(features, testing::Pointwise(testing::FloatNear(1e-6F), {std::sqrt(0.5F), 0.0F, std::sqrt(0.5F)}));
}

TEST(HellingerHistogram, GivesZerosWhenEmpty) {
  std::vector<float> features;
  HellingerHistogram(2).append_to(features);
  EXPECT_EQ(features, (std::vector<float>{0, 0}));
}

TEST(Passages, OverlapByHalfAndIgnoreTheRestOfThePiece) {
  const std::vector<OnsetGroup> groups = onset_groups(scale(90, 0.5));  // 44.5 seconds to the last onset
  const std::vector<Passage> passages = passages_of(groups);
  ASSERT_EQ(passages.size(), 3u);
  EXPECT_EQ(passages[2].start, Seconds{20});
  EXPECT_EQ(passages[2].groups.size(), 40u);
  EXPECT_EQ(&passages[2].groups.front(), &groups[40]);
}

TEST(Passages, NeedSixteenNotes) {
  EXPECT_TRUE(passages_of({}).empty());
  EXPECT_TRUE(features_of(scale(15, 0.5)).empty());
  EXPECT_EQ(features_of(scale(16, 0.5)).size(), kStyleFeatures);
}

TEST(StyleFeatures, MeasureTheDensityOfOnsets) {
  const std::vector<float> features = features_of(chords(std::vector<std::vector<int>>(79, {60, 64}), 0.25));
  EXPECT_NEAR(features[0], std::log2(159.0 / 20), 1e-5);  // 158 notes in 20 seconds, plus one
  EXPECT_NEAR(features[1], std::log2(80.0 / 20), 1e-5);
  EXPECT_FLOAT_EQ(features[3], 1);            // every onset group has two notes
  EXPECT_FLOAT_EQ(features[kRhythm - 1], 1);  // and all inter-onset intervals are equal
}

TEST(StyleFeatures, AreInvariantUnderTranspositionExceptForTheRegister) {
  const std::vector<std::vector<int>> phrase = {{48, 60}, {52, 64}, {55, 67, 71}, {53}, {50, 65, 69}, {43, 59}};
  std::vector<std::vector<int>> low, high;
  for (int times = 0; times < 12; ++times)
    for (std::vector<int> chord : phrase) {
      low.push_back(chord);
      for (int& pitch : chord) pitch += 5;
      high.push_back(chord);
    }
  const std::vector<float> there = features_of(chords(low, 0.2)), here = features_of(chords(high, 0.2));
  for (std::size_t index = 0; index < kStyleFeatures; ++index) {
    if (index >= kRhythm + kLines - kRegisters && index < kRhythm + kLines) continue;
    EXPECT_NEAR(there[index], here[index], 1e-5) << index;
  }
  EXPECT_NEAR(here[kRhythm + kLines - 7] - there[kRhythm + kLines - 7], 5.0 / 12, 1e-5);  // mean pitch, in octaves
}

TEST(StyleFeatures, DistinguishHeldChordsFromRuns) {
  EXPECT_NE(features_of(scale(40, 0.25)), features_of(chords(std::vector<std::vector<int>>(40, {48, 55, 64}), 0.25)));
}

}  // namespace
}  // namespace clavier
