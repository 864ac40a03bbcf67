#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "composing/crop_piece.h"
#include "encoding/bins.h"

namespace clavier {
namespace {

using testing::Contains;
using testing::IsEmpty;

/// A repeated progression C, F, C, G of `chords` chords, one every quarter of a second.
std::vector<GridNote> progression(int chords) {
  const std::vector<std::vector<int>> bar{{48, 64, 67, 72}, {53, 65, 69}, {52, 67, 72}, {55, 62, 71}};
  std::vector<GridNote> notes;
  for (int chord = 0; chord < chords; ++chord)
    for (const int pitch : bar[static_cast<std::size_t>(chord % 4)])
      notes.push_back({12 * chord, 10, static_cast<Pitch>(pitch), 80});
  return notes;
}

std::vector<GridNote> last_chord(const std::vector<GridNote>& notes) {
  std::vector<GridNote> chord;
  for (const GridNote& note : notes)
    if (note.onset == notes.back().onset) chord.push_back(note);
  return chord;
}

TEST(CropPiece, BeginsAtTimeZeroAndEndsOnTheTonicNearTheRequestedLength) {
  const std::vector<GridNote> piece = crop_piece(progression(60), {.steps = 12 * 41});
  EXPECT_EQ(piece.front().onset, 0);
  EXPECT_EQ(piece.front().pitch, 48);
  const auto chord = last_chord(piece);
  ASSERT_EQ(chord.size(), 4u);
  EXPECT_EQ(chord.front().pitch, 48);
  EXPECT_NEAR(chord.front().onset, 12 * 41, 0.15 * 12 * 41);
}

TEST(CropPiece, CountsNotesOnRequest) {
  const std::vector<GridNote> piece = crop_piece(progression(60), {.notes = 100});
  EXPECT_NEAR(static_cast<double>(piece.size()), 100, 15);
}

TEST(CropPiece, BeginsAfterAPauseAndNotWithinAPhrase) {
  std::vector<GridNote> notes;
  for (const int step : {0, 6, 12, 18}) notes.push_back({step, 8, static_cast<Pitch>(61 + step / 6), 80});
  for (GridNote note : progression(60)) {
    note.onset += 80;
    notes.push_back(note);
  }
  const std::vector<GridNote> piece = crop_piece(notes, {.steps = 12 * 50});
  EXPECT_EQ(piece.front(), (GridNote{0, 10, 48, 80}));
}

TEST(CropPiece, SustainsTheLastChordAndReleasesOtherNotes) {
  std::vector<GridNote> notes = progression(41);
  const int last = 12 * 40;
  notes.insert(notes.begin() + static_cast<std::ptrdiff_t>(notes.size() - 4),
               {{last - 5, 150, 36, 80}, {last - 4, 150, 61, 80}});
  const std::vector<GridNote> piece = crop_piece(notes, {.steps = 12 * 40, .ringing = 100});
  EXPECT_THAT(piece, Contains(GridNote{last - 5, 105, 36, 80}));
  EXPECT_THAT(piece, Contains(GridNote{last - 4, 4, 61, 80}));
  EXPECT_EQ(end_of(piece), last + 100);
}

TEST(CropPiece, AlignsTheOnsetsOfTheLastChord) {
  std::vector<GridNote> notes = progression(41);
  notes.back().onset += 2;
  EXPECT_EQ(last_chord(crop_piece(notes, {.steps = 12 * 40})).size(), 4u);
}

TEST(CropPiece, EndsWithTheMusicWhenItIsTooShort) {
  const std::vector<GridNote> piece = crop_piece(progression(8), {.steps = 12 * 100});
  EXPECT_EQ(piece.back().onset, 12 * 7);
}

TEST(CropPiece, IsEmptyForNoNotes) { EXPECT_THAT(crop_piece({}, {.steps = 100}), IsEmpty()); }

}  // namespace
}  // namespace clavier
