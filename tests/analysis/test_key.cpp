#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "analysis/key/key.h"

namespace clavier {
namespace {

Score melody(const std::vector<int>& pitches) {
  Score score;
  for (const int pitch : pitches)
    score.notes.push_back({.onset = end_of(score), .duration = Beats{1}, .pitch = static_cast<Pitch>(pitch)});
  return score;
}

/// Bach, Prelude in C (BWV 846), measures 1 to 4 and the last, one chord for each measure.
Score bach_prelude() {
  return melody({60, 64, 67, 72, 76, 60, 62, 69, 74, 77, 59, 62, 67, 74, 77, 60, 64, 67, 72, 76, 36, 48, 64, 67, 72});
}

/// Bach, subject of the Fugue in C minor (BWV 847).
Score fugue_subject() {
  return melody({72, 71, 72, 67, 68, 72, 71, 72, 74, 67, 72, 71, 72, 74, 65, 67, 68, 67, 65, 63});
}

TEST(Key, OfAScaleIsItsTonicByBothProfiles) {
  const Score scale = melody({60, 62, 64, 65, 67, 69, 71, 72});
  for (const KeyProfile profile : {KeyProfile::krumhansl, KeyProfile::temperley})
    EXPECT_EQ(to_string(find_key(scale, profile)->key), "C major") << to_string(profile);
}

TEST(Key, OfAHarmonicMinorScaleIsMinor) {
  const Score scale = melody({57, 59, 60, 62, 64, 65, 68, 69});
  for (const KeyProfile profile : {KeyProfile::krumhansl, KeyProfile::temperley})
    EXPECT_EQ(to_string(find_key(scale, profile)->key), "A minor") << to_string(profile);
}

TEST(Key, AgreesWithTheTitlesOfKnownPieces) {
  for (const KeyProfile profile : {KeyProfile::krumhansl, KeyProfile::temperley}) {
    EXPECT_EQ(to_string(find_key(bach_prelude(), profile)->key), "C major") << to_string(profile);
    EXPECT_EQ(to_string(find_key(fugue_subject(), profile)->key), "C minor") << to_string(profile);
  }
}

TEST(Key, WeighsPitchClassesByHowLongTheySound) {
  Score score = melody({60, 64, 67, 66, 62, 69});
  score.notes[3].duration = score.notes[4].duration = score.notes[5].duration = Beats{20};
  EXPECT_EQ(to_string(find_key(score)->key), "D major");
}

TEST(Key, IsCertainWhenThePieceEqualsTheProfile) {
  const PitchClassHistogram krumhansl_major = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
  EXPECT_NEAR(find_key(krumhansl_major, KeyProfile::krumhansl)->confidence, 1.0, 1e-12);
}

TEST(Key, HasTheCorrelationComputedByHand) {
  PitchClassHistogram only_c{};
  only_c[0] = 1;
  // (6.35 - 3.4825) / sqrt(11 / 12 * 19.1462): the centred profile at the tonic, over its norm times the norm of a
  // single class.
  EXPECT_NEAR(find_key(only_c, KeyProfile::krumhansl)->candidates.front().correlation, 0.684473, 1e-6);
}

TEST(Key, ListsAll24KeysFromBestToWorstWithItsMargin) {
  const KeyEstimate estimate = *find_key(bach_prelude());
  ASSERT_EQ(estimate.candidates.size(), 24u);
  EXPECT_DOUBLE_EQ(estimate.margin, estimate.confidence - estimate.candidates[1].correlation);
  for (std::size_t i = 1; i < 24; ++i)
    EXPECT_GE(estimate.candidates[i - 1].correlation, estimate.candidates[i].correlation);
}

TEST(Key, IsNothingWithoutNotesOrWithEqualDurations) {
  EXPECT_FALSE(find_key(Score{}).has_value());
  EXPECT_FALSE(find_key(melody({60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71})).has_value());
}

RC_GTEST_PROP(Key, TransposesWithThePieceAndKeepsItsConfidence, ()) {
  const int semitones = *rc::gen::inRange(-12, 13);
  const KeyEstimate before = *find_key(fugue_subject());
  const KeyEstimate after = *find_key(transpose(fugue_subject(), semitones));
  RC_ASSERT(after.key.tonic == pitch_class(before.key.tonic + semitones));
  RC_ASSERT(after.key.mode == before.key.mode);
  RC_ASSERT(std::abs(after.confidence - before.confidence) < 1e-9);
}

}  // namespace
}  // namespace clavier
