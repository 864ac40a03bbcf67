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
       {"right hand", "RH", "R.H.", "Piano right", "upper:", "up:VA", "rechts", "main droite",
        "Staff_pfUpper:", "rightNotes:", "upII:", "Discant:", "md:", "m.d.", "derecha:", "Piano right2", "PriUp:"})
    EXPECT_EQ(hand_from_name(name), HandName::right) << name;
}

TEST(HandFromName, KnowsTheNamesOfTheLeftHand) {
  for (const char* name : {"left hand", "LH", "l. h.", "Piano left 2", "lower:1", "Down:", "Linke Hand", "main gauche",
                           "downIII:", "Bass:", "mg:", "m.s.", "izquierda:", "secDown:"})
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

TEST(MidiHands, AreUnknownInThreeNamelessTracks) {
  const Score score = score_in(joined({header(1, 3), track(kLow), track(kNote), track(kHigh)}));
  EXPECT_EQ(hand_of(score, 60), Hand::unknown);
}

}  // namespace
}  // namespace clavier::testing
