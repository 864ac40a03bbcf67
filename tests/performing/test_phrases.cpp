#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "performing/melody.h"
#include "performing/phrase_arch.h"
#include "performing/piece_structure.h"
#include "written_pieces.h"

namespace clavier {
namespace {

using testing::ElementsAre;

Phrase phrase(double onset, double end) { return {Beats{onset}, Beats{end}}; }

TEST(Melody, IsTheHighestNoteOfTheRightHand) {
  const Score score = score_of_notes({left(0, 1, 80), right(0, 1, 60), right(0, 1, 64), left(1, 1, 50)});
  EXPECT_THAT(find_melody(score), ElementsAre(false, true, false, false));
}

TEST(Melody, IsNotBelowAMelodyNoteThatIsHeld) {
  const Score score = score_of_notes({right(0, 2, 72), right(1, 1, 64), right(2, 1, 65)});
  EXPECT_THAT(find_melody(score), ElementsAre(true, false, true));
}

TEST(Melody, IsInTheLeftHandWhenItPlaysAlone) {
  EXPECT_THAT(find_melody(score_of_notes({left(0, 1, 40), left(0, 1, 52)})), ElementsAre(false, true));
}

TEST(Phrases, EndWhereAMelodyRests) {
  EXPECT_THAT(structure_of(tune_of_three_phrases()).phrases,
              ElementsAre(phrase(0, 16), phrase(16, 32), phrase(32, 46)));
}

TEST(Phrases, BeginWithTheirUpbeats) {
  EXPECT_THAT(structure_of(tune_of_three_phrases(1)).phrases,
              ElementsAre(phrase(0, 16), phrase(16, 32), phrase(32, 46)));
}

TEST(Phrases, AreOfEqualLengthWithoutOtherBoundaries) {
  std::vector<Note> notes;
  for (int step = 0; step < 64; ++step) notes.push_back(right(step, 1, static_cast<Pitch>(60 + step % 5)));
  const auto phrases = structure_of(score_of_notes(notes, {{Beats{0}, 4, 4}})).phrases;
  EXPECT_THAT(phrases, ElementsAre(phrase(0, 16), phrase(16, 32), phrase(32, 48), phrase(48, 64)));
}

TEST(Phrases, AreNoneWithoutNotesAndOneForASingleNote) {
  EXPECT_THAT(structure_of({}).phrases, testing::IsEmpty());
  EXPECT_THAT(structure_of(score_of_notes({right(3, 2)})).phrases, ElementsAre(phrase(3, 5)));
}

TEST(Phrases, CanBeFarApart) {
  EXPECT_THAT(structure_of(score_of_notes({right(0, 1), right(100, 1), right(100.5, 0.5)})).phrases,
              ElementsAre(phrase(0, 100), phrase(100, 101)));
}

TEST(Phrases, AreFoundByTime) {
  const std::vector<Phrase> phrases = {phrase(1, 4), phrase(4, 9)};
  EXPECT_EQ(phrase_at(phrases, Beats{0}), 0u);
  EXPECT_EQ(phrase_at(phrases, Beats{3.9}), 0u);
  EXPECT_EQ(phrase_at(phrases, Beats{4}), 1u);
  EXPECT_EQ(phrase_at(phrases, Beats{20}), 1u);
}

TEST(PhraseArch, RisesToItsPeakAndFallsFurther) {
  EXPECT_NEAR(phrase_arch(0, kTempoArch), -0.02, 1e-12);
  EXPECT_NEAR(phrase_arch(0.3, kTempoArch), 0.0085, 1e-12);  // 0.018 - 0.038 / 4
  EXPECT_NEAR(phrase_arch(0.6, kTempoArch), 0.018, 1e-12);   // (0.6 * 0.02 + 0.4 * 0.06) / 2
  EXPECT_NEAR(phrase_arch(1, kTempoArch), -0.06, 1e-12);
}

TEST(PhraseArch, AveragesToZero) {
  double sum = 0;
  for (int place = 0; place < 1000; ++place) sum += phrase_arch((place + 0.5) / 1000, kLoudnessArch);
  EXPECT_NEAR(sum / 1000, 0, 1e-5);
}

TEST(PhraseArch, FollowsThePhrases) {
  const std::vector<Phrase> phrases = {phrase(0, 10), phrase(10, 20)};
  EXPECT_NEAR(phrase_arch_at(phrases, Beats{6}, kTempoArch), 0.018, 1e-12);
  EXPECT_NEAR(phrase_arch_at(phrases, Beats{10}, kTempoArch), -0.02, 1e-12);
  EXPECT_NEAR(phrase_arch_at(phrases, Beats{25}, kTempoArch), -0.06, 1e-12);
  EXPECT_EQ(phrase_arch_at({}, Beats{6}, kTempoArch), 0);
}

}  // namespace
}  // namespace clavier
