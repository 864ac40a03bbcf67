#include <gtest/gtest.h>

#include "composing/plain_lengths.h"
#include "support/random_bars.h"

namespace clavier {
namespace {

std::vector<int> lengths_of(std::vector<BarNote> notes) {
  BarPiece piece{{{.notes = std::move(notes)}}};
  lengthen_short_notes(piece);
  std::vector<int> lengths;
  for (const BarNote& note : piece.bars.front().notes) lengths.push_back(note.duration);
  return lengths;
}

TEST(PlainLengths, WriteEighthsForSixteenthsAndRests) {
  EXPECT_EQ(lengths_of({{.pitch = 60, .duration = 6},
                        {.position = 12, .pitch = 62, .duration = 6},
                        {.position = 24, .pitch = 64, .duration = 6},
                        {.position = 30, .pitch = 65, .duration = 6}}),
            (std::vector<int>{12, 12, 6, 6}));
}

TEST(PlainLengths, LeaveLongerNotesAndThoseThatReachTheNext) {
  EXPECT_EQ(lengths_of({{.pitch = 60, .duration = 12},
                        {.position = 24, .pitch = 62, .duration = 8},
                        {.position = 32, .pitch = 64, .duration = 30},
                        {.position = 36, .pitch = 65, .duration = 24}}),
            (std::vector<int>{12, 8, 30, 24}));
}

TEST(PlainLengths, FollowEachHandByItself) {
  EXPECT_EQ(lengths_of({{.pitch = 72, .duration = 4},
                        {.part = Part::left, .pitch = 48, .duration = 4},
                        {.position = 8, .part = Part::left, .pitch = 50, .duration = 4}}),
            (std::vector<int>{12, 8, 8}));
}

TEST(PlainLengths, EndWithTheirTripletOrTheirSixteenth) {
  EXPECT_EQ(lengths_of({{.position = 8, .pitch = 60, .duration = 4}, {.position = 18, .pitch = 62, .duration = 3}}),
            (std::vector<int>{8, 6}));
}

TEST(PlainLengths, EndWhereTheOtherHandStrikesTheKey) {
  EXPECT_EQ(
      lengths_of({{.pitch = 60, .duration = 4}, {.position = 6, .part = Part::left, .pitch = 60, .duration = 12}}),
      (std::vector<int>{6, 12}));
}

TEST(PlainLengths, LengthenAllNotesOfAChordUpToTheNextBar) {
  BarPiece piece{
      {{.notes = {{.position = 90, .pitch = 67, .duration = 3}, {.position = 90, .pitch = 60, .duration = 3}}},
       {.notes = {{.pitch = 60, .duration = 24}}}}};
  lengthen_short_notes(piece);
  EXPECT_EQ(piece.bars[0].notes[0].duration, 6);
  EXPECT_EQ(piece.bars[0].notes[1].duration, 6);
}

TEST(PlainLengths, ChangeNothingElse) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const BarPiece before = random_bars(seed);
    BarPiece after = before;
    lengthen_short_notes(after);
    for (std::size_t bar = 0; bar < before.bars.size(); ++bar)
      for (std::size_t note = 0; note < before.bars[bar].notes.size(); ++note) {
        BarNote& changed = after.bars[bar].notes[note];
        EXPECT_GE(changed.duration, before.bars[bar].notes[note].duration);
        changed.duration = before.bars[bar].notes[note].duration;
      }
    EXPECT_EQ(after, before);
  }
}

}  // namespace
}  // namespace clavier
