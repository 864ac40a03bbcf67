#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "analysis/metrics/pitch_metrics.h"

namespace clavier {
namespace {

Score with_pitches(std::initializer_list<int> pitches) {
  Score score;
  for (const int pitch : pitches)
    score.notes.push_back({.onset = Beats{static_cast<double>(score.notes.size())},
                           .duration = Beats{1},
                           .pitch = static_cast<Pitch>(pitch)});
  return score;
}

TEST(Entropy, IsOneBitForTwoEqualShares) {
  EXPECT_DOUBLE_EQ(entropy_in_bits(std::array{0.5, 0.5}), 1);
  EXPECT_DOUBLE_EQ(entropy_in_bits(std::array{0.5, 0.25, 0.25, 0.0}), 0.5 * 1 + 2 * 0.25 * 2);
  EXPECT_EQ(entropy_in_bits({}), 0);
}

TEST(PitchEntropy, DistinguishesOctavesUnlikePitchClassEntropy) {
  const Score octaves = with_pitches({60, 72, 60, 72});
  EXPECT_DOUBLE_EQ(pitch_entropy(octaves), 1);
  EXPECT_DOUBLE_EQ(pitch_class_entropy(octaves), 0);
}

TEST(PitchEntropy, IsLargestForEqualFrequencies) {
  const Score chromatic = with_pitches({60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71});
  EXPECT_NEAR(pitch_class_entropy(chromatic), std::log2(12), 1e-12);
  EXPECT_NEAR(scale_consistency(chromatic), 7.0 / 12, 1e-12);
}

TEST(ScaleConsistency, IsTheShareInTheBestScale) {
  EXPECT_DOUBLE_EQ(scale_consistency(with_pitches({62, 64, 66, 67, 69, 71, 73})), 1);  // D major
  EXPECT_DOUBLE_EQ(scale_consistency(with_pitches({69, 71, 72, 74, 76, 77, 79})), 1);  // A minor
  EXPECT_DOUBLE_EQ(scale_consistency(with_pitches({60, 61, 62, 63})), 3.0 / 4);        // D, E flat, C: B flat major
}

TEST(PitchMetrics, AreZeroWithoutNotesAndForASingleNote) {
  EXPECT_EQ(pitch_entropy({}), 0);
  EXPECT_EQ(pitch_class_entropy({}), 0);
  EXPECT_EQ(scale_consistency({}), 0);
  EXPECT_EQ(pitch_entropy(with_pitches({60})), 0);
  EXPECT_DOUBLE_EQ(scale_consistency(with_pitches({60})), 1);
}

}  // namespace
}  // namespace clavier
