#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "midi_bytes.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(MidiHeader, MayBeOfFormat0) {
  EXPECT_THAT(notes_in(joined({header(0, 1), track(kNote)})), ElementsAre(note_of(0, 96)));
}

TEST(MidiHeader, OfFormat2IsRefused) {
  EXPECT_EQ(
      error_of(joined({header(2, 1), track(kNote)})),
      "cannot read MIDI file test.mid: byte 8: its tracks are separate pieces (format 2); save each as its own file");
}

TEST(MidiHeader, OfAnUnknownFormatIsReadAsFormat1) {
  EXPECT_THAT(warnings_of(joined({header(9, 1), track(kNote)})),
              ElementsAre("byte 8: there is no format 9; read as format 1"));
}

TEST(MidiHeader, GivesTheResolution) {
  EXPECT_EQ(score_in(joined({header(1, 1, 96), track(kNote)})).resolution, 96);
  EXPECT_EQ(score_in(joined({header(1, 1, 96), track(kNote)})).notes.front().duration, Beats{1.0});
}

TEST(MidiHeader, WithoutTicksABeatDefaultsTo480) {
  const Bytes file = joined({header(1, 1, 0), track(kNote)});
  EXPECT_EQ(score_in(file).resolution, 480);
  EXPECT_THAT(warnings_of(file), ElementsAre("byte 12: a beat has no ticks; taken as 480"));
}

TEST(MidiHeader, InFramesASecondGivesBeatsOfOneSecond) {
  const Bytes events = {0x87, 0x68, 0x90, 60, 64, 0x87, 0x68, 60, 0};           // 1000 ticks of 1/1000 s
  const Score score = score_in(joined({header(1, 1, 0xe728), track(events)}));  // 25 frames of 40 ticks
  EXPECT_EQ(score.resolution, 1000);
  EXPECT_EQ(score.tempo.seconds_at(score.notes.front().onset), Seconds{1.0});
}

TEST(MidiHeader, In29FramesASecondMeans30In1001Milliseconds) {
  const Score score = score_in(joined({header(1, 1, 0xe302), track(kNote)}));
  EXPECT_EQ(score.resolution, 60);
  EXPECT_THAT(score.tempo.changes(), ElementsAre(Tempo{Beats{0.0}, 1'001'000}));
}

TEST(MidiHeader, InFramesASecondIgnoresTempoChanges) {
  const Bytes file = joined({header(1, 1, 0xe728), track({0, 0xff, 0x51, 3, 1, 2, 3})});
  EXPECT_EQ(score_in(file).tempo.changes().size(), 1U);
  EXPECT_THAT(warnings_of(file), ElementsAre(HasSubstr("its tempo changes mean nothing")));
}

TEST(MidiHeader, MayBeWrappedInRiff) {
  const Bytes inner = file_of(kNote);
  const auto size = static_cast<std::uint8_t>(inner.size());
  const Bytes body =
      joined({text_bytes("RMIDdata"), Bytes{size, 0, 0, 0}, inner, text_bytes("LIST"), Bytes{1, 0, 0, 0, 9, 0}});
  const Bytes file = joined({text_bytes("RIFF"), Bytes{static_cast<std::uint8_t>(body.size()), 0, 0, 0}, body});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

TEST(MidiHeader, MayComeAfterJunk) {
  EXPECT_THAT(warnings_of(joined({Bytes(7, 0), file_of(kNote)})),
              ElementsAre("byte 0: the header comes after 7 bytes of junk"));
}

TEST(MidiHeader, MayBeLongerThanSixBytes) {
  Bytes file = joined({text_bytes("MThd"), Bytes{0, 0, 0, 8, 0, 1, 0, 1, 1, 0xe0, 9, 9}, track(kNote)});
  EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

TEST(MidiHeader, OfAWrongLengthIsReadAsSixBytes) {
  for (const std::uint32_t length : {0U, 5U, 0xffffffffU}) {
    Bytes file = joined({text_bytes("MThd"), big_endian_bytes(length, 4), Bytes{0, 1, 0, 1, 1, 0xe0}, track(kNote)});
    EXPECT_THAT(notes_in(file), ElementsAre(note_of(0, 96)));
    EXPECT_THAT(warnings_of(file), ElementsAre("byte 4: the header's length cannot be right; taken as 6"));
  }
}

TEST(MidiHeader, MayBeMissingBeforeATrack) {
  EXPECT_THAT(warnings_of(track(kNote)), ElementsAre("byte 0: there is no MThd header; a beat is taken as 480 ticks"));
  EXPECT_THAT(notes_in(track(kNote)), ElementsAre(note_of(0, 96)));
}

TEST(MidiReader, RefusesOtherFiles) {
  EXPECT_EQ(error_of({}), "cannot read MIDI file test.mid: byte 0: the file is empty");
  EXPECT_EQ(error_of(text_bytes("<score-partwise>")),
            "cannot read MIDI file test.mid: byte 0: this is not a MIDI file: it has neither MThd nor MTrk");
  EXPECT_THAT(error_of(text_bytes("MThd\0\0")), HasSubstr("the file ends inside its header"));
  EXPECT_THAT(error_of(header(1, 1)), HasSubstr("byte 14: it has no tracks"));
}

TEST(MidiReader, NamesAMissingFile) { EXPECT_THROW(read_midi_file("/nowhere/piece.mid"), Error); }

}  // namespace
}  // namespace clavier::testing
