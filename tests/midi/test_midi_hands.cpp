#include <gtest/gtest.h>

#include "midi/hands.h"
#include "midi/midi_writer.h"
#include "midi_bytes.h"

namespace clavier::testing {
namespace {

const Bytes kHigh = {0, 0x90, 72, 64, 96, 72, 0};
const Bytes kLow = {0, 0x90, 48, 64, 96, 48, 0};

Hand hand_of(const Score& score, int pitch) {
  for (const Note& note : score.notes)
    if (note.pitch == pitch) return note.hand;
  ADD_FAILURE() << "no note " << pitch;
  return Hand::unknown;
}

TEST(HandFromName, KnowsTheNamesOfTheRightHand) {
  for (const char* name :
       {"right hand", "RH",          "R.H.",           "Piano right",  "upper:",     "up:VA",
        "rechts",     "main droite", "Staff_pfUpper:", "rightNotes:",  "upII:",      "Discant:",
        "md:",        "m.d.",        "derecha:",       "Piano right2", "PriUp:",     "RightHand",
        "righthand",  "rechte Hand", "rechterhand",    "mano destra",  "Piano R.H.", "Klavier, r. H."})
    EXPECT_EQ(hand_from_name(name), HandName::right) << name;
}

TEST(HandFromName, KnowsTheNamesOfTheLeftHand) {
  for (const char* name : {"left hand",
                           "LH",
                           "l. h.",
                           "Piano left 2",
                           "lower:1",
                           "Down:",
                           "Linke Hand",
                           "main gauche",
                           "downIII:",
                           "Bass:",
                           "mg:",
                           "m.s.",
                           "izquierda:",
                           "secDown:",
                           "LeftHand",
                           "LEFTHAND",
                           "Klavier (linke Hand)",
                           "linkerhand",
                           "mano sinistra",
                           "Piano L.H."})
    EXPECT_EQ(hand_from_name(name), HandName::left) << name;
}

TEST(HandFromName, IsNothingForOtherNames) {
  for (const char* name : {"", "staff 1", "Piano", "Theme", "Fuga 1", "Bright piano", "Uprising", "\xff\xfe"})
    EXPECT_EQ(hand_from_name(name), HandName::none) << name;
}

TEST(HandFromName, IsBothWhenBothAreNamed) {
  EXPECT_EQ(hand_from_name("Piano (left + right)"), HandName::both);
  EXPECT_EQ(hand_from_name("both hands"), HandName::both);
}

TEST(HandFromName, IsTheVoiceWhenThereIsNoOtherWord) {
  EXPECT_EQ(hand_from_name("Voice"), HandName::voice);
  EXPECT_EQ(hand_from_name("Singstimme"), HandName::voice);
  EXPECT_EQ(hand_from_name("Voice 1"), HandName::none);
}

TEST(MidiHands, LeaveTheVoiceToItsTrackBesideNamedHands) {
  const Bytes voice = track(joined({named("Voice"), kHigh})), left = track(joined({named("Left hand"), kLow}));
  EXPECT_EQ(hand_of(score_in(joined({header(1, 2), voice, left})), 72), Hand::voice);
  const Bytes piano = track(joined({named("Piano"), kLow}));
  EXPECT_NE(hand_of(score_in(joined({header(1, 2), voice, piano})), 72), Hand::voice);
}

TEST(MidiHands, OfASongComeBack) {
  const Score song{.notes = {{.onset = Beats{0}, .duration = Beats{1}, .pitch = 40, .hand = Hand::left},
                             {.onset = Beats{0}, .duration = Beats{1}, .pitch = 60, .hand = Hand::right},
                             {.onset = Beats{0}, .duration = Beats{1}, .pitch = 72, .hand = Hand::voice}}};
  EXPECT_EQ(read_midi(write_midi(song), "song").score.notes, song.notes);
}

TEST(MidiHands, ComeFromTheNamesOfTheTracks) {
  const Score score = score_in(
      joined({header(1, 2), track(joined({named("left"), kHigh})), track(joined({named("Piano right"), kLow}))}));
  EXPECT_EQ(hand_of(score, 72), Hand::left);
  EXPECT_EQ(hand_of(score, 48), Hand::right);
  EXPECT_EQ(score.title, "");
}

TEST(MidiHands, AreTheOtherOfATrackThatNamesNone) {
  const Score score = score_in(
      joined({header(1, 2), track(joined({named("Sonata"), kLow})), track(joined({named("main gauche"), kHigh}))}));
  EXPECT_EQ(hand_of(score, 48), Hand::right);
  EXPECT_EQ(hand_of(score, 72), Hand::left);
  EXPECT_EQ(score.title, "Sonata");
}

TEST(MidiHands, OfTwoNamelessTracksAreRightForTheHigherOne) {
  const Score score = score_in(joined({header(1, 3), track(named("Walzer")), track(kLow), track(kHigh)}));
  EXPECT_EQ(hand_of(score, 72), Hand::right);
  EXPECT_EQ(hand_of(score, 48), Hand::left);
}

TEST(MidiHands, AreUnknownInASingleTrackWhateverItsName) {
  const Score score = score_in(file_of(joined({named("Study for the left hand"), kHigh})));
  EXPECT_EQ(hand_of(score, 72), Hand::unknown);
  EXPECT_EQ(score.title, "Study for the left hand");
}

/// A note of one beat of 96 ticks in each channel, again and again; channel 2 with `second` as its program.
Bytes two_channels(std::initializer_list<std::uint8_t> first, std::initializer_list<std::uint8_t> second,
                   std::uint8_t program = 0) {
  Bytes events = {0, 0xc1, program};
  for (auto one = first.begin(), other = second.begin(); one != first.end(); ++one, ++other)
    events = joined({events, Bytes{0, 0x90, *one, 64, 0, 0x91, *other, 64, 96, 0x80, *one, 0, 0, 0x81, *other, 0}});
  return file_of(events);
}

HandRule rule_of(const Bytes& file) { return read_midi(file, "test.mid").hands; }

TEST(MidiHands, AreTheTwoChannelsOfASingleTrackAlsoWhereTheyCross) {
  const Bytes file = two_channels({64, 65, 67}, {48, 52, 72});
  EXPECT_EQ(rule_of(file), HandRule::channels);
  EXPECT_EQ(hand_of(score_in(file), 64), Hand::right);
  EXPECT_EQ(hand_of(score_in(file), 72), Hand::left);
}

TEST(MidiHands, AreTheLeftHandInALowFirstChannel) {
  const Score score = score_in(two_channels({48, 50, 52}, {72, 74, 76}));
  EXPECT_EQ(hand_of(score, 48), Hand::left);
  EXPECT_EQ(hand_of(score, 72), Hand::right);
}

TEST(MidiHands, AreTheFirstChannelsRightHandAtOneHeight) {
  EXPECT_EQ(hand_of(score_in(two_channels({60, 62}, {61, 64})), 60), Hand::right);
}

TEST(MidiHands, AreUnknownInChannelsOfTwoInstruments) {
  const Bytes file = two_channels({64, 65, 67}, {48, 52, 72}, 73);
  EXPECT_EQ(rule_of(file), HandRule::none);
  EXPECT_EQ(hand_of(score_in(file), 64), Hand::unknown);
}

TEST(MidiHands, AreUnknownInAChannelThatNoHandReaches) {
  const Bytes wide = {0, 0x90, 36, 64, 0, 72, 64, 0, 0x91, 60, 64, 96, 60, 0, 0, 0x90, 36, 0, 0, 72, 0};
  EXPECT_EQ(rule_of(file_of(wide)), HandRule::none);
}

TEST(MidiHands, AreUnknownInThreeChannels) {
  const Bytes file =
      file_of({0, 0x90, 72, 64, 0, 0x91, 60, 64, 0, 0x92, 48, 64, 96, 48, 0, 0, 0x91, 60, 0, 0, 0x90, 72, 0});
  EXPECT_EQ(rule_of(file), HandRule::none);
}

TEST(MidiHands, SayByWhichRuleTheyAreKnown) {
  EXPECT_EQ(rule_of(joined({header(1, 2), track(kHigh), track(kLow)})), HandRule::tracks);
  EXPECT_EQ(rule_of(joined({header(1, 2), track(joined({named("left"), kHigh})), track(kLow)})), HandRule::names);
  EXPECT_EQ(rule_of(file_of(kHigh)), HandRule::none);
  EXPECT_EQ(rule_of(write_midi({.notes = {{.duration = Beats{1}}}})), HandRule::none);
}

TEST(MidiParts, AreTheChannelsOfTheTracksWithTheirPrograms) {
  const Bytes flute = joined({named("Flute"), Bytes{0, 0xc0, 73}, kHigh});
  const Bytes piano = joined({named("Piano"), Bytes{0, 0x91, 60, 64, 0, 0x99, 36, 64, 96, 0x81, 60, 0}});
  const std::vector<MusicPart> parts = read_midi(joined({header(1, 2), track(flute), track(piano)}), "trio").parts;
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0], (MusicPart{.name = "Flute", .programs = {73}, .notes = 1}));
  EXPECT_EQ(parts[1], (MusicPart{.name = "Piano", .programs = {MusicPart::kNoProgram}, .notes = 1}));
  EXPECT_EQ(parts[2], (MusicPart{.name = "percussion", .programs = {}, .notes = 1, .percussion = true, .read = false}));
}

TEST(MidiHands, AreUnknownInThreeNamelessTracks) {
  const Score score = score_in(joined({header(1, 3), track(kLow), track(kNote), track(kHigh)}));
  EXPECT_EQ(hand_of(score, 60), Hand::unknown);
}

}  // namespace
}  // namespace clavier::testing
