#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "midi_bytes.h"

namespace clavier::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A track chunk whose header claims a length of `length` bytes.
Bytes track_of_length(std::uint32_t length, const Bytes& body) {
  return joined({text_bytes("MTrk"), big_endian_bytes(length, 4), body});
}

const auto kTwoHands = ElementsAre(played_by(Hand::left, note_of(0, 96)), played_by(Hand::right, note_of(96, 96, 62)));

void expect_note_and_warning(const Bytes& file, const std::string& warning) {
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file), Contains(HasSubstr(warning)));
}

TEST(DamagedTrack, WithoutAnEndIsRead) {
  expect_note_and_warning(joined({header(1, 1), chunk("MTrk", kNote)}),
                          "track 1, byte 30: the track has no end-of-track event");
}

TEST(DamagedTrack, CutOffInsideAnEventKeepsEarlierEvents) {
  expect_note_and_warning(joined({header(1, 1), track_of_length(100, joined({kNote, Bytes{0, 0x90, 62}}))}),
                          "a chunk is longer than the file");
}

TEST(DamagedTrack, WhoseChunkEndsInsideAnEventKeepsEarlierEvents) {
  expect_note_and_warning(joined({header(1, 1), chunk("MTrk", joined({kNote, Bytes{0, 0x90, 62}}))}),
                          "track 1, byte 33: the data end inside an event; the rest of the track left out");
}

TEST(DamagedTrack, WithATimeLongerThanFourBytesKeepsEarlierEvents) {
  expect_note_and_warning(file_of(joined({kNote, Bytes{0xff, 0xff, 0xff, 0xff, 0x7f, 0x90, 62, 64}})),
                          "track 1, byte 34: a number is longer than four bytes");
}

TEST(DamagedTrack, ThatBeginsWithoutAStatusResumesAtTheNextOne) {
  expect_note_and_warning(file_of({0, 60, 64, 0x90, 60, 64, 96, 60, 0}),
                          "byte 23: a data byte comes before any status byte");
}

TEST(DamagedTrack, WhoseFirstStatusIsAMetaEventIsRead) {
  expect_note_and_warning(file_of(joined({Bytes{0, 60, 0xff, 1, 0}, kNote})),
                          "a data byte comes before any status byte");
}

TEST(DamagedTrack, WithoutAnyStatusIsSkipped) {
  const Bytes file = joined({header(1, 1), chunk("MTrk", {0, 1, 2, 3})});
  EXPECT_THAT(notes_in(file), IsEmpty());
  EXPECT_THAT(warnings_of(file), ElementsAre(HasSubstr("a data byte"), HasSubstr("the data end inside an event")));
}

TEST(DamagedTrack, WithSystemMessagesOfACableIsRead) {
  const Bytes system = {0, 0xf2, 1, 2, 0, 0xf3, 1, 0, 0xf8};
  const Bytes file = file_of(joined({system, kNote}));
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file),
              ElementsAre(HasSubstr("a system message that no file should have; skipped (3 times)")));
}

TEST(DamagedTrack, WithATooLongMetaEventKeepsEarlierEvents) {
  expect_note_and_warning(file_of(joined({kNote, Bytes{0, 0xff, 1, 0x7f, 'x'}})), "the data end inside an event");
}

TEST(DamagedTrack, LongerThanTwoToThe31TicksEndsThere) {
  Bytes events = kNote;
  for (int times = 0; times < 9; ++times) events = joined({events, Bytes{0xff, 0xff, 0xff, 0x7f, 0xff, 1, 0}});
  expect_note_and_warning(file_of(events), "the track lasts longer than 2147483647 ticks");
}

TEST(DamagedChunk, ThatIsTooShortLastsUntilItsTrackEnds) {
  const Bytes file =
      joined({header(1, 2), track_of_length(5, joined({kNote, kEnd})), track({96, 0x90, 62, 64, 96, 62, 0})});
  EXPECT_THAT(notes_in(file), kTwoHands);
  EXPECT_THAT(warnings_of(file), ElementsAre("byte 18: no chunk follows where this one ends"));
}

TEST(DamagedChunk, ThatIsTooLongDoesNotHideTheNextTrack) {
  const Bytes second = track({96, 0x90, 62, 64, 96, 62, 0});
  const Bytes within = joined({header(1, 2), track_of_length(31, joined({kNote, kEnd})), second});
  const Bytes beyond = joined({header(1, 2), track_of_length(999, joined({kNote, kEnd})), second});
  EXPECT_THAT(notes_in(within), kTwoHands);
  EXPECT_THAT(notes_in(beyond), kTwoHands);
  EXPECT_THAT(warnings_of(within), ElementsAre("track 1, byte 34: bytes follow the end of the track inside its chunk",
                                               "track 1, byte 34: another track begins inside the chunk of this one"));
}

TEST(DamagedChunk, CanFollowJunk) {
  expect_note_and_warning(joined({header(1, 1), Bytes(5, 0), track(kNote)}), "byte 14: 5 bytes belong to no chunk");
}

TEST(DamagedChunk, CanPrecedeJunk) {
  expect_note_and_warning(joined({file_of(kNote), Bytes(3, 0)}), "byte 18: no chunk follows where this one ends");
}

TEST(DamagedChunk, CanHoldBytesAfterTheEndOfTheTrack) {
  expect_note_and_warning(joined({header(1, 1), chunk("MTrk", joined({kNote, kEnd, Bytes{1, 2, 3}}))}),
                          "track 1, byte 34: bytes follow the end of the track inside its chunk");
}

TEST(DamagedChunk, OfAnUnknownKindIsSkippedSilently) {
  const Bytes file = joined({header(1, 1), chunk("XFIH", {1, 2, 3}), track(kNote), chunk("XFKM", {4})});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

TEST(DamagedFile, CutOffInsideTheHeaderOfATrackIsRead) {
  const Bytes file = joined({header(1, 2), track(kNote), text_bytes("MTrk")});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_FALSE(warnings_of(file).empty());
}

TEST(DamagedFile, WithAWrongNumberOfTracksIsRead) {
  expect_note_and_warning(joined({header(1, 7), track(kNote)}), "byte 10: the header says 7 tracks; there are 1");
  expect_note_and_warning(joined({header(0, 0), track(kNote)}), "the header says 0 tracks; there are 1");
}

TEST(DamagedFile, IsRecognisedFromItsFirstBytes) {
  const Bytes file = joined({Bytes(7, 0), header(1, 2), track(kNote)});
  EXPECT_THAT(warnings_of(file), Contains("byte 17: the header says 2 tracks; there are 1"));
}

TEST(DamagedFile, ThatIsTwoFilesGivesTheFirst) {
  expect_note_and_warning(joined({file_of(kNote), file_of(kNote)}), "byte 34: a second MIDI file begins; left out");
}

TEST(DamagedFile, ReportsAFaultThatRecursOnceWithItsNumber) {
  Bytes events;
  for (int times = 0; times < 25; ++times) events = joined({events, Bytes{0, 0xf8}});
  EXPECT_THAT(warnings_of(file_of(events)),
              ElementsAre("track 1, byte 24: a system message that no file should have; skipped (25 times)"));
}

TEST(DamagedFile, ReportsWhatRecursInOtherTracksOnce) {
  const Bytes drums = track({0, 0x99, 36, 64, 10, 36, 0});
  EXPECT_THAT(warnings_of(joined({header(1, 2), drums, drums})),
              ElementsAre("track 1, byte 24: notes on the percussion channel, left out: 2"));
}

}  // namespace
}  // namespace clavier::testing
