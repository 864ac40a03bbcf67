#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "performing/articulation.h"
#include "written_pieces.h"

namespace clavier {
namespace {

/// The note lengths of a score at 120 quarter notes a minute.
std::vector<double> played_lengths(Score score) {
  articulate(score, structure_of(score), score.tempo);
  std::vector<double> lengths;
  for (const Note& note : score.notes) lengths.push_back(note.duration.value);
  return lengths;
}

testing::Matcher<double> near(double value) { return testing::DoubleNear(value, 1e-9); }

TEST(Articulation, DetachesRepeatedNotes) {
  // Half a second is shortened by 0.12 s, then 0.1 s by a quarter.
  EXPECT_THAT(played_lengths(score_of_notes({right(0, 1), right(1, 0.2), right(1.2, 1)})),
              testing::ElementsAre(near(0.76), near(0.15), near(1)));
}

TEST(Articulation, KeepsRepeatedNotesSeparatedByRests) {
  EXPECT_THAT(played_lengths(score_of_notes({right(0, 0.5), right(1, 0.5)})), testing::Each(near(0.5)));
}

TEST(Articulation, ConnectsTheNotesOfAMelody) {
  // Half a second is shortened by 0.03 s, then 0.1 s by a tenth.
  EXPECT_THAT(played_lengths(score_of_notes({right(0, 1, 60), right(1, 0.2, 62), right(1.2, 1, 64)})),
              testing::ElementsAre(near(1.06), near(0.22), near(1)));
}

TEST(Articulation, KeepsTheAccompaniment) {
  EXPECT_THAT(played_lengths(score_of_notes({right(0, 4), left(0, 1, 40), left(1, 1, 43), left(2, 2, 48)})),
              testing::ElementsAre(near(1), near(4), near(1), near(2)));
}

TEST(Articulation, BreathesBetweenPhrases) {
  Score score = tune_of_three_phrases();
  score.notes[12].duration = Beats{4};  // up to the next phrase
  articulate(score, structure_of(score), score.tempo);
  EXPECT_NEAR(score.notes[12].duration.value, 3.7, 1e-9);  // two seconds shortened by 0.15 s
}

TEST(Articulation, KeepsANoteWhosePitchRepeatsWhileItIsHeld) {
  EXPECT_THAT(played_lengths(score_of_notes({left(0, 4, 60), right(1, 1, 60)})),
              testing::ElementsAre(near(0.76), near(3)));
}

TEST(Articulation, RecognisesNotatedDurations) {
  Score score = tune_of_three_phrases();
  EXPECT_TRUE(has_notated_durations(score));
  for (Note& note : score.notes) note.duration = note.duration * 0.93;
  EXPECT_FALSE(has_notated_durations(score));
}

}  // namespace
}  // namespace clavier
