#include <gtest/gtest.h>

#include <vector>

#include "analysis/metrics/structureness.h"
#include "base/random.h"

namespace clavier {
namespace {

/// A note of half a second for each pitch, at 120 beats a minute.
Score half_seconds(const std::vector<int>& pitches) {
  Score score;
  for (const int pitch : pitches)
    score.notes.push_back({.onset = Beats{static_cast<double>(score.notes.size())},
                           .duration = Beats{1},
                           .pitch = static_cast<Pitch>(pitch)});
  return score;
}

/// The twelve pitch classes, 6 s long, repeated `times` times.
std::vector<int> chromatic(int times) {
  std::vector<int> pitches;
  for (int note = 0; note < 12 * times; ++note) pitches.push_back(60 + note % 12);
  return pitches;
}

TEST(Structureness, IsOneForAnExactRepetition) {
  const Structureness structure = structureness_of(half_seconds(chromatic(8)));  // repeats after 6, 12, 18 and 24 s
  EXPECT_NEAR(structure.short_term, 1, 1e-5);
  EXPECT_NEAR(structure.middle_term, 1, 1e-5);
  EXPECT_NEAR(structure.long_term, 1, 1e-5);
}

TEST(Structureness, ReachesUpToHalfThePiece) {
  const Structureness structure = structureness_of(half_seconds(chromatic(2)));  // 12 s: lags up to 6 s
  EXPECT_NEAR(structure.short_term, 1, 1e-5);
  EXPECT_EQ(structure.middle_term, 0);
  EXPECT_EQ(structure.long_term, 0);
}

TEST(Structureness, IsTheLargestMeanCosineOfCentredFrames) {
  // Seven frames of C, then seven of G. Centred, two frames have cosine 1 when they are equal and -1 otherwise. Half
  // the piece allows lags of 3 s (8 pairs, 6 equal: (6 - 2) / 8) and 3.5 s (7 pairs, 4 equal: 1 / 7).
  const auto c = 60, g = 67;
  const Score score = half_seconds({c, c, c, g, g, g, c, g, c, c, g, g, c, g});
  EXPECT_NEAR(structureness_of(score).short_term, 4.0 / 8, 1e-5);
}

TEST(Structureness, IsZeroForNegativeSimilarity) {
  EXPECT_EQ(structureness_of(half_seconds({60, 60, 60, 60, 60, 60, 67, 67, 67, 67, 67, 67})).short_term, 0);
}

TEST(Structureness, IsNearZeroForRandomNotes) {
  Random random(1);
  std::vector<int> pitches;
  for (int note = 0; note < 600; ++note) pitches.push_back(static_cast<int>(48 + random.below(24)));
  const Structureness structure = structureness_of(half_seconds(pitches));
  EXPECT_LT(structure.short_term, 0.12);
  EXPECT_LT(structure.long_term, 0.2);
}

TEST(Structureness, BeginsWithTheFirstOnset) {
  Score later = half_seconds(chromatic(8));
  for (Note& note : later.notes) note.onset += Beats{7.3};
  EXPECT_NEAR(structureness_of(later).long_term, 1, 1e-3);
}

TEST(Structureness, IsZeroWithoutNotesOrWithoutChange) {
  for (const Score& score : {Score{}, half_seconds({60}), half_seconds(std::vector<int>(100, 60))}) {
    const Structureness structure = structureness_of(score);
    EXPECT_EQ(structure.short_term, 0);
    EXPECT_EQ(structure.middle_term, 0);
    EXPECT_EQ(structure.long_term, 0);
  }
}

TEST(Structureness, UsesOnlyTheFirstHour) {
  Score score = half_seconds(chromatic(8));
  score.notes.push_back({.onset = Beats{1e9}, .duration = Beats{1e9}, .pitch = 60});
  EXPECT_GT(structureness_of(score).long_term, 0);
}

}  // namespace
}  // namespace clavier
