#include <gtest/gtest.h>

#include "notation/sheet/note_value.h"

namespace clavier {
namespace {

TEST(NoteValue, HasTheLengthOfItsTypeDotsAndTuplet) {
  EXPECT_EQ(length_of({NoteType::breve}), 8);
  EXPECT_EQ(length_of({NoteType::quarter, 2}), Fraction(7, 4));
  EXPECT_EQ(length_of({NoteType::eighth, 0, {3, 2}}), Fraction(1, 3));
}

TEST(NoteValue, IsFoundFromItsLength) {
  EXPECT_EQ(find_note_value(3), (NoteValue{NoteType::half, 1}));
  EXPECT_EQ(find_note_value(Fraction(1, 5), {5, 4}), (NoteValue{NoteType::sixteenth, 0, {5, 4}}));
  EXPECT_EQ(find_note_value(5), std::nullopt);
  EXPECT_EQ(find_note_value(Fraction(1, 3)), std::nullopt);
}

TEST(NoteValue, IsFoundWithTheFewestDots) { EXPECT_EQ(find_note_value(1)->dots, 0); }

TEST(NoteType, HasOneNameAndOneNumberOfBeams) {
  for (int type = 0; type < kNoteTypes; ++type) {
    const auto note_type = static_cast<NoteType>(type);
    EXPECT_EQ(parse_note_type(to_string(note_type)), note_type);
  }
  EXPECT_EQ(parse_note_type("crotchet"), std::nullopt);
  EXPECT_EQ(beams_of(NoteType::whole), 0);
  EXPECT_EQ(beams_of(NoteType::thirty_second), 3);
}

}  // namespace
}  // namespace clavier
