#include <gtest/gtest.h>

#include "originality/interval_sequence.h"

namespace clavier {
namespace {

Note note_at(double beat, int pitch) {
  return {.onset = Beats{beat}, .duration = Beats{0.5}, .pitch = static_cast<Pitch>(pitch)};
}

TEST(IntervalSequence, HasTheIntervalFromEachNoteToTheNext) {
  const Score score{.notes = {note_at(0, 60), note_at(1, 64), note_at(2, 59)}};
  EXPECT_EQ(encode_intervals(score).intervals, (std::vector<NoteInterval>{128 + 4, 128 - 5}));
  EXPECT_EQ(encode_intervals(score).notes, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(IntervalSequence, DistinguishesNotesOfAChordFromNotesThatFollow) {
  const Score chord{.notes = {note_at(0, 60), note_at(0, 64)}};
  EXPECT_EQ(encode_intervals(chord).intervals, std::vector<NoteInterval>{256 + 4});
}

TEST(IntervalSequence, OrdersARolledChordUpwards) {
  const Score rolled{.notes = {note_at(0, 67), note_at(0.04, 60), note_at(0.08, 64), note_at(1, 65)}};
  EXPECT_EQ(encode_intervals(rolled).intervals, (std::vector<NoteInterval>{256 + 4, 256 + 3, 128 - 2}));
  EXPECT_EQ(encode_intervals(rolled).notes, (std::vector<std::uint32_t>{1, 2, 0, 3}));
}

TEST(IntervalSequence, CountsAPitchRepeatedInAChordOnce) {
  const Score score{.notes = {note_at(0, 60), note_at(0.05, 60), note_at(1, 62)}};
  EXPECT_EQ(encode_intervals(score).intervals, std::vector<NoteInterval>{128 + 2});
}

TEST(IntervalSequence, IsInvariantUnderTranspositionAndTempo) {
  Score score{.notes = {note_at(0, 60), note_at(0, 64), note_at(1, 67), note_at(1.5, 72)}};
  const IntervalSequence intervals = encode_intervals(score);
  score.tempo = TempoMap({tempo_of(Beats{0}, 77)});
  EXPECT_EQ(encode_intervals(transpose(score, -7)), intervals);
}

TEST(IntervalSequence, IsEmptyForFewerThanTwoNotes) {
  EXPECT_EQ(encode_intervals(Score{}), IntervalSequence{});
  EXPECT_TRUE(encode_intervals(Score{.notes = {note_at(0, 60)}}).intervals.empty());
}

TEST(IntervalSequence, NeverContainsTheSeparatorOfPieces) {
  EXPECT_EQ(encode_interval(127, 0, false), 1);
  EXPECT_EQ(encode_interval(0, 127, true), kNoteIntervals - 1);
}

}  // namespace
}  // namespace clavier
