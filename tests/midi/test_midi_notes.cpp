#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "midi_bytes.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(MidiNotes, HaveOnsetDurationPitchAndVelocity) {
  EXPECT_THAT(notes_in(file_of({96, 0x90, 60, 64, 0x83, 0x60, 0x80, 60, 0})), ElementsAre(note_of(96, 480)));
}

TEST(MidiNotes, EndWithVelocityZero) {
  EXPECT_THAT(notes_in(file_of({0, 0x90, 60, 64, 96, 0x90, 60, 0})), ElementsAre(note_of(0, 96)));
}

TEST(MidiNotes, FollowRunningStatus) {
  EXPECT_THAT(notes_in(file_of({0, 0x90, 60, 64, 0, 64, 70, 96, 60, 0, 0, 64, 0})),
              ElementsAre(note_of(0, 96), note_of(0, 96, 64, 70)));
}

TEST(MidiNotes, KeepRunningStatusAcrossMetaAndSystemExclusiveEvents) {
  const Bytes file =
      file_of({0, 0x90, 60, 64, 96, 0xff, 1, 1, 'x', 0, 60, 0, 0, 0xf0, 2, 1, 0xf7, 0, 62, 64, 96, 62, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(96, 96, 62)));
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

TEST(MidiNotes, OverlappingOnOnePitchEndFirstInFirstOut) {
  const Bytes file = file_of({0, 0x90, 60, 64, 10, 60, 70, 10, 60, 80, 10, 60, 0, 10, 60, 0, 10, 60, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 30), note_of(10, 30, 60, 70), note_of(20, 30, 60, 80)));
}

TEST(MidiNotes, OnDifferentChannelsEndIndependently) {
  const Bytes file = file_of({0, 0x90, 60, 64, 10, 0x91, 60, 64, 10, 0x81, 60, 0, 10, 0x80, 60, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 30), note_of(10, 10)));
}

TEST(MidiNotes, WithoutAnEndLastUntilTheEndOfTheTrack) {
  const Bytes file = joined({header(1, 1), chunk("MTrk", {0, 0x90, 60, 64, 0, 62, 64, 96, 0xff, 0x2f, 0})});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(0, 96, 62)));
  EXPECT_THAT(warnings_of(file),
              ElementsAre("track 1, byte 33: notes that never end, ended by the next note of their key or with the "
                          "track: 2"));
}

TEST(MidiNotes, ThatEndButNeverBeganAreReportedOnce) {
  EXPECT_THAT(warnings_of(file_of({0, 0x80, 60, 0, 0, 61, 0})),
              ElementsAre("track 1, byte 24: notes that end but never began: 2"));
}

TEST(MidiNotes, OfNoLengthLastOneTick) {
  EXPECT_THAT(notes_in(file_of({0, 0x90, 60, 64, 0, 60, 0})), ElementsAre(note_of(0, 1)));
}

TEST(MidiNotes, OfOneOnsetAreSortedByPitch) {
  EXPECT_THAT(notes_in(file_of({0, 0x90, 67, 64, 0, 60, 64, 0, 64, 64, 48, 67, 0, 0, 60, 0, 0, 64, 0})),
              ElementsAre(note_of(0, 48), note_of(0, 48, 64), note_of(0, 48, 67)));
}

TEST(MidiNotes, OnThePercussionChannelAreSkippedWithAWarning) {
  const Bytes file = file_of({0, 0x99, 36, 64, 10, 36, 0, 0, 0x90, 60, 64, 10, 60, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(10, 10)));
  EXPECT_THAT(warnings_of(file), ElementsAre(HasSubstr("notes on the percussion channel, left out: 1")));
}

TEST(MidiNotes, WithAVelocityAbove127CountAs127) {
  const Bytes file = file_of({0, 0x90, 60, 200, 96, 60, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96, 60, 127)));
  EXPECT_THAT(warnings_of(file), ElementsAre("track 1, byte 24: data bytes above 127: 1"));
}

TEST(MidiNotes, WithAPitchAbove127AreSkipped) {
  const Bytes file = file_of({0, 0x90, 200, 64, 0, 60, 64, 96, 60, 0});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file), ElementsAre(HasSubstr("data bytes above 127: 1")));
}

TEST(MidiNotes, OfSeveralTracksAreMergedInOrder) {
  const Bytes later = {96, 0x90, 62, 64, 96, 62, 0};
  const Bytes file = joined({header(1, 3), track(later), track(kNote), track(later)});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96), note_of(96, 96, 62), note_of(96, 96, 62)));
}

}  // namespace
}  // namespace clavier::testing
