#include <gtest/gtest.h>

#include "originality/interval_sequence.h"

namespace clavier {
namespace {

Note note_at(double beat, int pitch) {
  return {.onset = Beats{beat}, .duration = Beats{0.5}, .pitch = static_cast<Pitch>(pitch)};
}

TEST(NoteSteps, AreIntervalsFromNoteToNote) {
  const Score score{.notes = {note_at(0, 60), note_at(1, 64), note_at(2, 59)}};
  EXPECT_EQ(note_steps(score).steps, (std::vector<NoteStep>{128 + 4, 128 - 5}));
  EXPECT_EQ(note_steps(score).notes, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(NoteSteps, TellNotesOfAChordFromNotesThatFollow) {
  const Score chord{.notes = {note_at(0, 60), note_at(0, 64)}};
  EXPECT_EQ(note_steps(chord).steps, std::vector<NoteStep>{256 + 4});
}

TEST(NoteSteps, SpellARolledChordUpwards) {
  const Score rolled{.notes = {note_at(0, 67), note_at(0.04, 60), note_at(0.08, 64), note_at(1, 65)}};
  EXPECT_EQ(note_steps(rolled).steps, (std::vector<NoteStep>{256 + 4, 256 + 3, 128 - 2}));
  EXPECT_EQ(note_steps(rolled).notes, (std::vector<std::uint32_t>{1, 2, 0, 3}));
}

TEST(NoteSteps, CountAKeyStruckTwiceInAChordOnce) {
  const Score score{.notes = {note_at(0, 60), note_at(0.05, 60), note_at(1, 62)}};
  EXPECT_EQ(note_steps(score).steps, std::vector<NoteStep>{128 + 2});
}

TEST(NoteSteps, AreTheSameInEveryKeyAndTempo) {
  Score score{.notes = {note_at(0, 60), note_at(0, 64), note_at(1, 67), note_at(1.5, 72)}};
  const NoteSteps steps = note_steps(score);
  score.tempo = TempoMap({tempo_of(Beats{0}, 77)});
  EXPECT_EQ(note_steps(transposed(score, -7)), steps);
}

TEST(NoteSteps, AreNoneWithoutTwoNotes) {
  EXPECT_EQ(note_steps(Score{}), NoteSteps{});
  EXPECT_TRUE(note_steps(Score{.notes = {note_at(0, 60)}}).steps.empty());
}

TEST(NoteSteps, NeverLookLikeTheGapBetweenPieces) {
  EXPECT_EQ(step_between(127, 0, false), 1);
  EXPECT_EQ(step_between(0, 127, true), kNoteSteps - 1);
}

}  // namespace
}  // namespace clavier
