#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "notation/sheet/score_of.h"
#include "random_sheet.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

Note note_of(double onset, double duration, Pitch pitch, std::uint8_t velocity = 80, Hand hand = Hand::right) {
  return {{onset}, {duration}, pitch, velocity, hand};
}

std::vector<Note> notes_of(std::vector<Measure> measures) { return score_of(sheet(std::move(measures))).notes; }

RC_GTEST_PROP(ScoreOf, SurvivesMidiForAnySheet, (std::uint64_t seed)) {
  const Score score = score_of(random_sheet(seed));
  RC_ASSERT(read_midi(write_midi(score), "written").score == score);
}

TEST(ScoreOf, AssignsTheUpperStaffToTheRightHand) {
  EXPECT_THAT(
      notes_of({measure({voice(Staff::upper, {chord(kWhole, {kC4})}), voice(Staff::lower, {chord(kWhole, {kC3})})})}),
      ElementsAre(note_of(0, 4, 48, 80, Hand::left), note_of(0, 4, 60)));
}

TEST(ScoreOf, AssignsACrossedNoteToTheHandOfItsVoice) {
  Measure made = upper_measure({chord(kWhole, {kC4})});
  made.voices[0].events[0].notes[0].other_staff = true;
  EXPECT_EQ(notes_of({made})[0].hand, Hand::right);
}

TEST(ScoreOf, MergesTiesAcrossMeasuresAndVoices) {
  const Measure first = upper_measure({chord(kHalf, {kE4}), tied(chord(kHalf, {kC4}), false, true)});
  const Measure second =
      measure({voice(Staff::upper, {chord(kWhole, {kG4})}),
               voice(Staff::upper, {tied(chord(kHalf, {kC4}), true, true), tied(chord(kHalf, {kC4}), true, false)}),
               voice(Staff::lower, {measure_rest(4)})});
  EXPECT_THAT(notes_of({first, second}), ElementsAre(note_of(0, 2, 64), note_of(2, 6, 60), note_of(4, 4, 67)));
}

TEST(ScoreOf, EndsATieWithoutASecondNote) {
  EXPECT_THAT(
      notes_of({upper_measure({tied(chord(kHalf, {kC4}), false, true), tied(chord(kHalf, {kE4}), true, false)})}),
      ElementsAre(note_of(0, 2, 60), note_of(2, 2, 64)));
}

TEST(ScoreOf, MergesUnisonsOfTwoVoices) {
  EXPECT_THAT(notes_of({measure({voice(Staff::upper, {chord(kWhole, {kC4})}),
                                 voice(Staff::upper, {chord(kQuarter, {kC4}), rest({NoteType::half, 1})}),
                                 voice(Staff::lower, {measure_rest(4)})})}),
              ElementsAre(note_of(0, 4, 60)));
}

TEST(ScoreOf, PlaysGraceChordsBeforeTheBeat) {
  EXPECT_THAT(
      notes_of({upper_measure({chord(kHalf, {kC4}), grace({kE4}), grace({kFSharp4}), chord(kHalf, {kG4})})}),
      ElementsAre(note_of(0, 1.75, 60), note_of(1.75, 0.125, 64), note_of(1.875, 0.125, 66), note_of(2, 2, 67)));
}

TEST(ScoreOf, ShortensTheNoteBeforeGraceChordsByAtMostHalf) {
  EXPECT_THAT(notes_of({upper_measure(
                  {chord({NoteType::sixteenth}, {kC4}), grace({kE4}), grace({kFSharp4}), chord(kQuarter, {kG4})})}),
              ElementsAre(note_of(0, 0.125, 60), note_of(0.125, 0.0625, 64), note_of(0.1875, 0.0625, 66),
                          note_of(0.25, 1, 67)));
}

TEST(ScoreOf, PlaysGraceChordsOnTheBeatAtTheStartOfThePiece) {
  EXPECT_THAT(notes_of({upper_measure({grace({kE4}), chord(kWhole, {kG4})})}),
              ElementsAre(note_of(0, 0.125, 64), note_of(0.125, 3.875, 67)));
}

TEST(ScoreOf, DoesNotShortenATieForGraceChords) {
  EXPECT_THAT(notes_of({upper_measure(
                  {tied(chord(kHalf, {kC4}), false, true), grace({kE4}), tied(chord(kHalf, {kC4}), true, false)})}),
              ElementsAre(note_of(0, 4, 60), note_of(1.875, 0.125, 64)));
}

TEST(ScoreOf, AppliesTheLastDynamicToBothHandsUnlessEachHasItsOwn) {
  Measure made = measure({voice(Staff::upper, {chord(kHalf, {kC4}), chord(kHalf, {kC4})}),
                          voice(Staff::lower, {chord(kHalf, {kC3}), chord(kHalf, {kC3})})});
  made.directions = {{Staff::upper, 0, Dynamic::p}, {Staff::upper, 2, Dynamic::ff}, {Staff::lower, 2, Dynamic::ppp}};
  EXPECT_THAT(notes_of({made}), ElementsAre(note_of(0, 2, 48, 49, Hand::left), note_of(0, 2, 60, 49),
                                            note_of(2, 2, 48, 16, Hand::left), note_of(2, 2, 60, 112)));
}

TEST(ScoreOf, PrefersTheVelocityOfANote) {
  Measure made = upper_measure({chord(kWhole, {kC4})});
  made.voices[0].events[0].notes[0].velocity = 7;
  made.directions = {{Staff::upper, 0, Dynamic::fff}};
  EXPECT_EQ(notes_of({made})[0].velocity, 7);
}

TEST(ScoreOf, LiftsAndPressesThePedalAtOnceWhereItChanges) {
  const Score score = score_of(little_study());
  EXPECT_THAT(score.pedal, ElementsAre(PedalChange{{1}, Pedal::sustain, 127}, PedalChange{{2.5}, Pedal::sustain, 0},
                                       PedalChange{{2.5}, Pedal::sustain, 127}, PedalChange{{4}, Pedal::sustain, 0}));
}

TEST(ScoreOf, RepeatsTheMeterAfterAPickup) {
  const Score score = score_of(little_study());
  EXPECT_THAT(score.meters, ElementsAre(Meter{{0}, 3, 4}, Meter{{1}, 3, 4}, Meter{{4}, 2, 4}));
  EXPECT_THAT(score.keys, ElementsAre(KeySignature{{0}, 1, Mode::major}, KeySignature{{4}, -3, Mode::minor}));
}

TEST(ScoreOf, KeepsTitleOriginAndTempo) {
  const Score score = score_of(little_study());
  EXPECT_EQ(score.title, "Little study");
  EXPECT_EQ(score.origin, "Clavier, seed 7");
  EXPECT_THAT(score.tempo.changes(), ElementsAre(tempo_of({0}, 72.5)));
}

TEST(ScoreOf, ChoosesAResolutionForEveryTime) {
  const NoteValue eleventh{NoteType::eighth, 0, {11, 8}};
  const Score score = score_of(sheet({upper_measure(std::vector<SheetEvent>(11, chord(eleventh, {kC4})))}));
  EXPECT_EQ(score.resolution, 484);
  EXPECT_EQ(score.notes[1].onset, Beats{4.0 / 11});
  EXPECT_EQ(score_of(sheet({upper_measure({chord(kTriplet, {kC4})})})).resolution, 480);
}

TEST(ScoreOf, RoundsTimesThatMidiCannotRepresent) {
  std::vector<SheetEvent> events;
  for (const int actual : {11, 13, 17, 19})
    events.push_back(chord({NoteType::eighth, 0, {static_cast<std::uint8_t>(actual), 8}}, {kC4}));
  const Score score = score_of(sheet({upper_measure(events)}));
  EXPECT_EQ(score.resolution, 10080);
  EXPECT_NEAR(score.notes[1].onset.value, 4.0 / 11, 1e-4);
  EXPECT_THAT(read_midi(write_midi(score), "written").score.notes, SizeIs(4));
}

}  // namespace
}  // namespace clavier::testing
