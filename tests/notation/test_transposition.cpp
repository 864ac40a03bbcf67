#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/musicxml/transposition.h"
#include "notation/sheet/score_of.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;

std::string transpose_text(const std::string& children) {
  return "<attributes><transpose>" + children + "</transpose></attributes>";
}

std::string key_text(int fifths) {
  return "<attributes><key><fifths>" + std::to_string(fifths) + "</fifths></key></attributes>";
}

std::string written(const std::string& step, int alter, int octave) {
  return "<note><pitch><step>" + step + "</step><alter>" + std::to_string(alter) + "</alter><octave>" +
         std::to_string(octave) + "</octave></pitch><duration>1</duration></note>";
}

/// The first pitch of a measure, as it sounds.
SpelledPitch first_pitch(const Measure& measure) { return measure.voices.at(0).events.at(0).notes.at(0).pitch; }

const std::string kClarinet = transpose_text("<diatonic>-1</diatonic><chromatic>-2</chromatic>");

TEST(Transposition, MovesPitchesAndTheKey) {
  const Measure made = read_measure(
      1, key_text(2) + kClarinet + written("C", 0, 5) + written("D", 0, 5) + written("E", 0, 5) + written("F", 0, 5));
  std::vector<SpelledPitch> pitches;
  for (const SheetEvent& event : made.voices[0].events) pitches.push_back(event.notes[0].pitch);
  EXPECT_THAT(pitches, ElementsAre(SpelledPitch{Step::b, -1, 4}, SpelledPitch{Step::c, 0, 5},
                                   SpelledPitch{Step::d, 0, 5}, SpelledPitch{Step::e, -1, 5}));
  EXPECT_EQ(made.key, (SheetKey{0, Mode::major}));
}

TEST(Transposition, AddsWholeOctavesAndKeepsNotesOnTheirLines) {
  const Measure bass =
      read_measure(1, transpose_text("<diatonic>0</diatonic><chromatic>0</chromatic>"
                                     "<octave-change>-1</octave-change>") +
                          "<attributes><clef><sign>F</sign><line>4</line></clef></attributes>" + written("E", 0, 3));
  EXPECT_EQ(first_pitch(bass), (SpelledPitch{Step::e, 0, 2}));
  EXPECT_EQ(bass.clefs[0].clef, (Clef{ClefSign::f, 4, -1}));
  const Measure tenor = read_measure(1, transpose_text("<diatonic>-1</diatonic><chromatic>-2</chromatic>"
                                                       "<octave-change>-1</octave-change>") +
                                            written("C", 1, 5));
  EXPECT_EQ(first_pitch(tenor), (SpelledPitch{Step::b, 0, 3}));
}

TEST(Transposition, FindsTheStepsOfAnIntervalWithoutThem) {
  for (const auto& [semitones, steps] : std::vector<std::pair<int, int>>{
           {-2, -1}, {-3, -2}, {3, 2}, {-9, -5}, {-7, -4}, {5, 3}, {-12, -7}, {-14, -8}, {2, 1}}) {
    XmlElement transpose{.name = "transpose"};
    transpose.children.push_back({.name = "chromatic", .text = std::to_string(semitones)});
    EXPECT_EQ(read_transposition(transpose).steps, steps) << semitones;
    transpose.children.push_back({.name = "diatonic", .text = "0"});
    EXPECT_EQ(read_transposition(transpose).steps, steps) << semitones << " with steps that do not go with it";
  }
}

TEST(Transposition, ChangesInTheMiddleOfAPiece) {
  const std::string bar = "<measure><attributes><divisions>1</divisions></attributes>";
  const std::string in_a = transpose_text("<diatonic>-2</diatonic><chromatic>-3</chromatic>");
  const Sheet made = read_text_of(document(part_of(
      "P1", bar + key_text(2) + kClarinet + written("C", 0, 5) + "</measure>" + bar + in_a + written("C", 0, 5) +
                "</measure>" + bar + transpose_text("<chromatic>0</chromatic>") + written("C", 0, 5) + "</measure>")));
  EXPECT_EQ(first_pitch(made.measures[0]), (SpelledPitch{Step::b, -1, 4}));
  EXPECT_EQ(first_pitch(made.measures[1]), (SpelledPitch{Step::a, 0, 4}));
  EXPECT_EQ(made.measures[1].key, (SheetKey{5, Mode::major}));
  EXPECT_EQ(first_pitch(made.measures[2]), (SpelledPitch{Step::c, 0, 5}));
  EXPECT_EQ(made.measures[2].key, (SheetKey{2, Mode::major}));
}

TEST(Transposition, ChoosesTheSpellingOfAKeyWithinSevenSharps) {
  const Measure made = read_measure(
      1, key_text(6) + transpose_text("<diatonic>1</diatonic><chromatic>2</chromatic>") + written("F", 1, 4));
  EXPECT_EQ(made.key, (SheetKey{-4, Mode::major}));
  EXPECT_EQ(first_pitch(made), (SpelledPitch{Step::a, -1, 4}));
}

TEST(Transposition, NeverNeedsMoreThanTwoAccidentals) {
  for (int semitones = -24; semitones <= 24; ++semitones) {
    XmlElement transpose_element{.name = "transpose"};
    transpose_element.children.push_back({.name = "chromatic", .text = std::to_string(semitones)});
    const Transposition by = read_transposition(transpose_element);
    for (int step = 0; step < 7; ++step) {
      for (int alter = -2; alter <= 2; ++alter) {
        const SpelledPitch pitch{static_cast<Step>(step), static_cast<std::int8_t>(alter), 5};
        const SpelledPitch moved = transpose(pitch, by);
        EXPECT_EQ(midi_pitch(moved), midi_pitch(pitch) + semitones);
        EXPECT_LE(std::abs(moved.alter), 2);
      }
    }
  }
}

TEST(Transposition, MayDifferByStaff) {
  const Measure made =
      read_measure(1,
                   "<attributes><staves>2</staves><transpose number='2'><diatonic>0</diatonic><chromatic>0</chromatic>"
                   "<octave-change>-1</octave-change></transpose></attributes>" +
                       note_text(4, "<voice>1</voice><staff>1</staff>") + backup_text(4) +
                       note_text(4, "<voice>5</voice><staff>2</staff>"));
  EXPECT_EQ(first_pitch(made), (SpelledPitch{Step::c, 0, 4}));
  EXPECT_EQ(made.voices[1].events[0].notes[0].pitch, (SpelledPitch{Step::c, 0, 3}));
}

}  // namespace
}  // namespace clavier::testing
