#include <gtest/gtest.h>

#include "analysis/metrics/degeneracy.h"

namespace clavier {
namespace {

Note note_at(double beat, int pitch, double duration = 0.5) {
  return {.onset = Beats{beat}, .duration = Beats{duration}, .pitch = static_cast<Pitch>(pitch)};
}

Score repeated(int times, std::initializer_list<int> chord) {
  Score score;
  for (int time = 0; time < times; ++time)
    for (const int pitch : chord) score.notes.push_back(note_at(time, pitch));
  return score;
}

TEST(Degeneracy, IsAbsentFromAScale) {
  Score scale;
  for (int step = 0; step < 30; ++step) scale.notes.push_back(note_at(step, 40 + step));
  EXPECT_EQ(degeneracy_of(scale).longest_repetition, 1);
  EXPECT_TRUE(is_free_of_degeneracy(degeneracy_of(scale)));
}

TEST(Degeneracy, IsOnePitchMoreThan16TimesInARow) {
  EXPECT_TRUE(is_free_of_degeneracy(degeneracy_of(repeated(16, {60}))));
  EXPECT_FALSE(is_free_of_degeneracy(degeneracy_of(repeated(17, {60}))));
  EXPECT_EQ(degeneracy_of(repeated(17, {60})).longest_repetition, 17);
}

TEST(Degeneracy, CountsRepeatedChords) { EXPECT_EQ(degeneracy_of(repeated(9, {60, 64, 67})).longest_repetition, 9); }

TEST(Degeneracy, CountsARolledChordAsOne) {
  Score rolled;
  for (int time = 0; time < 5; ++time)
    for (int finger = 0; finger < 3; ++finger) rolled.notes.push_back(note_at(time + 0.02 * finger, 60 + 4 * finger));
  EXPECT_EQ(degeneracy_of(rolled).longest_repetition, 5);
}

TEST(Degeneracy, RestartsTheCountAfterAnotherChord) {
  Score score = repeated(20, {60});
  score.notes[10].pitch = 61;
  EXPECT_EQ(degeneracy_of(score).longest_repetition, 10);
}

TEST(Degeneracy, CountsNotesThatBeginWhileTheirPitchSounds) {
  const Score score{.notes = {note_at(0, 60, 4), note_at(1, 60), note_at(2, 60), note_at(4, 60)}};
  EXPECT_EQ(degeneracy_of(score).overlapping_notes, 2);
}

TEST(Degeneracy, CountsNotesOfNoLengthAndWithoutEnd) {
  const Score score{.notes = {note_at(0, 60, 0), note_at(1, 61, 61), note_at(2, 62)}};
  EXPECT_EQ(degeneracy_of(score).hanging_notes, 2);
}

TEST(Degeneracy, MeasuresTheLongestSilence) {
  const Score score{.notes = {note_at(0, 60), note_at(12, 62)}};
  EXPECT_DOUBLE_EQ(degeneracy_of(score).longest_silence.value, 5.75);
  EXPECT_FALSE(is_free_of_degeneracy(degeneracy_of(score)));
}

TEST(Degeneracy, IsAbsentFromAnEmptyScore) { EXPECT_EQ(degeneracy_of(Score{}), Degeneracy{}); }

}  // namespace
}  // namespace clavier
