#include <gtest/gtest.h>

#include "models/gan/decoding/note_offsets.h"

namespace clavier {
namespace {

std::vector<int> durations(std::vector<GridNote> notes, float legato) {
  align_note_offs(notes, legato);
  std::vector<int> found;
  for (const GridNote& note : notes) found.push_back(note.duration);
  return found;
}

using Durations = std::vector<int>;

TEST(NoteOffAlignment, MovesEndsToALaterChord) {
  const std::vector<GridNote> notes = {{0, 9, 60, 80}, {1, 14, 64, 80}, {12, 30, 62, 80}, {24, 5, 65, 80}};
  EXPECT_EQ(durations(notes, 0), (Durations{9, 14, 30, 5}));
  EXPECT_EQ(durations(notes, 0.35F), (Durations{12, 11, 30, 5}));  // 12 - 9 <= 0.35 * 9; |24 - 42| is too far
  EXPECT_EQ(durations(notes, 0.6F), (Durations{12, 11, 12, 5}));
}

TEST(NoteOffAlignment, KeepsEndsAwayFromTheirOwnChord) {
  EXPECT_EQ(durations({{0, 2, 60, 80}, {1, 2, 64, 80}, {40, 3, 65, 80}}, 1), (Durations{2, 2, 3}));
}

TEST(NoteOffAlignment, EndsANoteBeforeItsPitchRepeats) {
  EXPECT_EQ(durations({{0, 30, 60, 80}, {10, 5, 60, 80}, {11, 5, 60, 80}}, 0), (Durations{8, 1, 5}));
  EXPECT_EQ(durations({{0, 9, 60, 80}, {10, 5, 60, 80}}, 1)[0], 8);
}

TEST(NoteOffAlignment, AcceptsNoNotes) { EXPECT_TRUE(durations({}, 1).empty()); }

}  // namespace
}  // namespace clavier
