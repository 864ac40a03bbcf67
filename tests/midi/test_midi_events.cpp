#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "midi_bytes.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(MidiEvents, OfSeveralTempoTracksAreMerged) {
  const Bytes first = track({0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20, 96, 0xff, 0x51, 3, 0x0f, 0x42, 0x40});
  const Bytes second = track({48, 0xff, 0x51, 3, 0x03, 0xd0, 0x90});
  const Score score = score_in(joined({header(1, 2), first, second}));
  EXPECT_THAT(score.tempo.changes(),
              ElementsAre(Tempo{ticks(0), 500000}, Tempo{ticks(48), 250000}, Tempo{ticks(96), 1000000}));
}

TEST(MidiEvents, GiveMetersAndKeys) {
  const Score score = score_in(file_of({0, 0xff, 0x58, 4, 6, 3, 36, 8, 0, 0xff, 0x59, 2, 0xfd, 1}));
  EXPECT_THAT(score.meters, ElementsAre(Meter{ticks(0), 6, 8}));
  EXPECT_THAT(score.keys, ElementsAre(KeySignature{ticks(0), -3, Mode::minor}));
}

TEST(MidiEvents, RepeatedInEveryTrackCountOnce) {
  const Bytes repeated = track({0, 0xff, 0x58, 4, 3, 2, 24, 8, 0, 0xff, 0x59, 2, 1, 0});
  const Score score = score_in(joined({header(1, 2), repeated, repeated}));
  EXPECT_THAT(score.meters, ElementsAre(Meter{ticks(0), 3, 4}));
  EXPECT_THAT(score.keys, ElementsAre(KeySignature{ticks(0), 1, Mode::major}));
}

TEST(MidiEvents, WithoutMeaningAreSkippedWithAWarning) {
  const Bytes file = file_of({0, 0xff, 0x51, 3, 0, 0, 0, 0, 0xff, 0x58, 4, 0, 2, 24, 8, 0, 0xff, 0x59, 2, 9, 0});
  EXPECT_THAT(warnings_of(file),
              ElementsAre(HasSubstr("a tempo that is none"), HasSubstr("a time signature that is none"),
                          HasSubstr("a key signature that is none")));
  EXPECT_TRUE(score_in(file).meters.empty());
}

TEST(MidiEvents, GiveTheThreePedals) {
  const Score score = score_in(file_of({0, 0xb0, 64, 127, 10, 66, 64, 10, 67, 1, 0, 7, 100}));
  EXPECT_THAT(score.pedal,
              ElementsAre(PedalChange{ticks(0), Pedal::sustain, 127}, PedalChange{ticks(10), Pedal::sostenuto, 64},
                          PedalChange{ticks(20), Pedal::soft, 1}));
}

TEST(MidiEvents, CountARepeatedPedalOnce) {
  const Bytes twice = track({0, 0xb0, 64, 127, 0, 0xb1, 64, 127, 96, 0xb0, 64, 0, 0, 0xb1, 64, 0});
  const Score score = score_in(joined({header(1, 2), twice, twice}));
  EXPECT_THAT(score.pedal,
              ElementsAre(PedalChange{ticks(0), Pedal::sustain, 127}, PedalChange{ticks(96), Pedal::sustain, 0}));
}

TEST(MidiEvents, MergePedalsThatDiffer) {
  const Bytes down = track({0, 0xb0, 64, 127});
  const Bytes up = track({96, 0xb0, 64, 0});
  EXPECT_EQ(score_in(joined({header(1, 2), down, up})).pedal.size(), 2U);
}

TEST(MidiEvents, OfTheFirstTrackGiveTitleAndOrigin) {
  const Bytes events = joined({named("Toccata"), named("again"), Bytes{0, 0xff, 2, 1, 'c', 0, 0xff, 1, 2, 'm', 'e'}});
  const Score score = score_in(joined({header(1, 2), track(events), track(named("Piano right"))}));
  EXPECT_EQ(score.title, "Toccata");
  EXPECT_EQ(score.origin, "me");
}

TEST(MidiEvents, GiveTheCopyrightNoticeAsOriginWithoutAText) {
  EXPECT_EQ(score_in(file_of({0, 0xff, 2, 2, 'm', 'e'})).origin, "me");
}

TEST(MidiEvents, OmitCharactersThatXmlForbids) {
  EXPECT_EQ(score_in(file_of(named("W\x02\x18\x7f\ta\n\xef\xbf\xbf"))).title, "W\x7f\ta\n");
  EXPECT_EQ(score_in(file_of(named("\x01\xe9"))).title, "\xc3\xa9");
}

TEST(MidiEvents, MayHoldLatin1WhichBecomesUtf8) {
  EXPECT_EQ(score_in(file_of(named("Pr\xe9lude"))).title, "Pr\xc3\xa9lude");
  EXPECT_EQ(score_in(file_of(named("Pr\xc3\xa9lude"))).title, "Pr\xc3\xa9lude");
}

TEST(MidiEvents, OfOtherKindsAreSkipped) {
  const Bytes file =
      file_of({0, 0xa0, 60, 1, 0, 0xc0, 5, 0, 0xd0, 9, 0, 0xe0, 0, 64, 0, 0xff, 0x7f, 2, 1, 2, 0, 0xf7, 1, 5});
  EXPECT_THAT(warnings_of(file), IsEmpty());
}

}  // namespace
}  // namespace clavier::testing
