#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "midi_bytes.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Bytes on(std::uint8_t delta, std::uint8_t pitch = 60, std::uint8_t channel = 0) {
  return {delta, static_cast<std::uint8_t>(0x90 | channel), pitch, 64};
}
Bytes off(std::uint8_t delta, std::uint8_t pitch = 60, std::uint8_t channel = 0) {
  return {delta, static_cast<std::uint8_t>(0x80 | channel), pitch, 0};
}

TEST(RestruckNotes, EndTheNoteWhoseNoteOffIsMissing) {
  EXPECT_THAT(notes_in(file_of(joined({on(0), on(96), off(90)}))), ElementsAre(note_of(0, 96), note_of(96, 90)));
}

TEST(RestruckNotes, LeaveTheNotesThatFollowTheirOwnLengths) {
  const Bytes file = file_of(joined({on(0), on(96), off(90), on(6), off(50), on(46), off(40)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(96, 90), note_of(192, 50), note_of(288, 40)));
}

TEST(RestruckNotes, WithoutAnyNoteOffsLastUntilTheNext) {
  const Bytes file = joined({header(1, 1), chunk("MTrk", joined({on(0), on(96), on(96), Bytes{48, 0xff, 0x2f, 0}}))});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(96, 96), note_of(192, 48)));
}

TEST(RestruckNotes, WithANoteOffForEachKeepTheirOverlap) {
  const Bytes file = file_of(joined({on(0), on(96), off(4), on(92), off(4), off(92)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 100), note_of(96, 100), note_of(192, 96)));
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

TEST(RestruckNotes, LeaveAnEarlierOverlapOfTheirKeyAsItIs) {
  const Bytes file = file_of(joined({on(0), on(96), off(4), off(92), on(0), on(96), off(90)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 100), note_of(96, 96), note_of(192, 96), note_of(288, 90)));
}

TEST(RestruckNotes, ThatBeginTogetherEndTogether) {
  const Bytes file = file_of(joined({on(0), on(0), off(96)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(0, 96)));
}

TEST(RestruckNotes, OnAnotherChannelEndNothing) {
  const Bytes file = file_of(joined({on(0), on(48, 60, 1), off(48, 60, 1), off(48)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 144), note_of(48, 48)));
}

TEST(RestruckNotes, OnAnotherKeyEndNothing) {
  const Bytes file = file_of(joined({on(0), on(48, 62), off(48, 62), off(48)}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 144), note_of(48, 48, 62)));
}

TEST(RestruckNotes, OfAnotherTrackEndAHangingNoteOfTheirChannel) {
  const Bytes later = joined({Bytes{0, 0xff, 1, 0}, on(96), off(48)});
  const Bytes file = joined({header(1, 3), track(named("Piece")), track(on(0)), track(later)});
  EXPECT_THAT(notes_in(file),
              ElementsAre(played_by(Hand::right, note_of(0, 96)), played_by(Hand::left, note_of(96, 48))));
}

TEST(RestruckNotes, EndByANoteOffInAnotherTrackOfTheirChannel) {
  const Bytes file = joined({header(1, 2), track(on(0)), track(off(72))});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 72)));
}

TEST(RestruckNotes, OfAnotherTrackLeaveNotesWithTheirOwnNoteOffs) {
  const Bytes whole = joined({on(0), off(120)}), inner = joined({on(48), off(24)});
  const Bytes file = joined({header(1, 2), track(whole), track(inner)});
  EXPECT_THAT(notes_in(file),
              ElementsAre(played_by(Hand::right, note_of(0, 120)), played_by(Hand::left, note_of(48, 24))));
}

TEST(RestruckNotes, AreReadInTimeThatGrowsWithTheirNumber) {
  Bytes events;
  for (int times = 0; times < 100'000; ++times) events.insert(events.end(), {1, 0x90, 60, 64});
  const std::vector<Note> notes = notes_in(file_of(events));
  ASSERT_EQ(notes.size(), 100'000U);
  EXPECT_EQ(notes[50'000], note_of(50'001, 1));
}

}  // namespace
}  // namespace clavier::testing
