#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/score_of.h"
#include "notation/sheet/validate.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string tremolo_text(const std::string& type, int strokes) {
  return "<notations><ornaments><tremolo type='" + type + "'>" + std::to_string(strokes) +
         "</tremolo></ornaments></notations>";
}

std::string value_text(const std::string& type, bool halved = true) {
  return "<type>" + type + "</type>" +
         (halved ? "<time-modification><actual-notes>2</actual-notes><normal-notes>1</normal-notes></time-modification>"
                 : "");
}

/// C4 and E4, `duration` sixteenths each, that alternate.
std::string alternating(int duration, const std::string& value, int strokes) {
  std::string second = note_text(duration, value + tremolo_text("stop", strokes));
  return note_text(duration, value + tremolo_text("start", strokes)) + second.replace(second.find('C'), 1, "E");
}

Sheet sheet_of(const std::string& notes) { return read_text_of(document(part_of("P1", measure_text(4, notes)))); }

std::vector<Note> notes_of(const std::string& notes) { return score_of(sheet_of(notes)).notes; }

TEST(Tremolo, OfTwoChordsAlternatesForTheirWholeTime) {
  const std::vector<Note> notes = notes_of(alternating(8, value_text("whole"), 3));
  ASSERT_THAT(notes, SizeIs(32));
  for (std::size_t index = 0; index < notes.size(); ++index) {
    EXPECT_EQ(notes[index].pitch, index % 2 == 0 ? 60 : 64);
    EXPECT_EQ(notes[index].onset.value, static_cast<double>(index) / 8);
    EXPECT_EQ(notes[index].duration.value, 0.125);
  }
}

TEST(Tremolo, IsAsFastAsItsStrokesAndBeams) {
  EXPECT_THAT(notes_of(alternating(8, value_text("whole"), 1)), SizeIs(8));
  EXPECT_THAT(notes_of(alternating(4, value_text("half"), 2)), SizeIs(8));
  EXPECT_THAT(notes_of(alternating(2, value_text("quarter"), 3)), SizeIs(8));
  EXPECT_THAT(notes_of(alternating(1, value_text("eighth"), 2)), SizeIs(4));
}

TEST(Tremolo, OfOneChordRepeatsIt) {
  EXPECT_THAT(notes_of(note_text(16, value_text("whole", false) + tremolo_text("single", 3))), SizeIs(32));
  EXPECT_THAT(notes_of(note_text(4, value_text("quarter", false) + tremolo_text("single", 1))), SizeIs(2));
  EXPECT_THAT(notes_of(note_text(2, value_text("eighth", false) + tremolo_text("single", 1))), SizeIs(2));
  const std::string chord = note_text(8, value_text("half", false) + tremolo_text("single", 2));
  std::string third = "<note><chord/>" + note_text(8).substr(6);
  EXPECT_THAT(notes_of(chord + third.replace(third.find('C'), 1, "E")), SizeIs(16));
}

TEST(Tremolo, HasTheStrokesOfItsWrittenValueInATuplet) {
  const NoteValue triplet_eighth{NoteType::eighth, 0, {3, 2}};
  Measure measure = upper_measure({chord(triplet_eighth, {kC4}), chord(triplet_eighth, {kC4}),
                                   chord(triplet_eighth, {kC4}), chord({NoteType::half}, {kC4})});
  for (std::size_t event = 0; event < 3; ++event)
    measure.voices[0].events[event].tremolo = Tremolo{Tremolo::Kind::single, 1};
  EXPECT_THAT(score_of(sheet({measure})).notes, SizeIs(7));
}

TEST(Tremolo, IsWrittenAsItWasRead) {
  const Sheet made = sheet_of(alternating(8, value_text("whole"), 3));
  ASSERT_EQ(find_sheet_fault(made), std::nullopt);
  const std::vector<SheetEvent>& events = made.measures[0].voices[0].events;
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[0].value, (NoteValue{NoteType::whole, 0, {2, 1}}));
  EXPECT_EQ(events[0].tremolo, (Tremolo{Tremolo::Kind::start, 3}));
  EXPECT_EQ(events[1].tremolo, (Tremolo{Tremolo::Kind::stop, 3}));
  EXPECT_EQ(read_musicxml(write_musicxml(made), "again"), made);
}

TEST(Tremolo, HasTheTypeOfTheWholeHoweverItsFileSaysIt) {
  const Sheet made = sheet_of(alternating(8, value_text("whole"), 3));
  EXPECT_EQ(sheet_of(alternating(8, value_text("whole", false), 3)), made);
  EXPECT_EQ(sheet_of(alternating(8, value_text("half", false), 3)), made);
  EXPECT_EQ(sheet_of(alternating(8, "", 3)), made);
}

TEST(Tremolo, WithoutItsSecondChordIsAPlainNote) {
  const Sheet made = sheet_of(note_text(8, value_text("whole") + tremolo_text("start", 3)) + note_text(8));
  ASSERT_EQ(find_sheet_fault(made), std::nullopt);
  EXPECT_EQ(made.measures[0].voices[0], voice(Staff::upper, {chord(kHalf, {kC4}), chord(kHalf, {kC4})}));
}

TEST(Tremolo, IsStruckThoughItIsTied) {
  const std::string tie = "<tie type='start'/>";
  EXPECT_THAT(
      score_of(read_text_of(document(part_of(
                   "P1", measure_text(4, note_text(16, tie + value_text("whole", false) + tremolo_text("single", 1))) +
                             measure_text(4, note_text(16, "<tie type='stop'/>"))))))
          .notes,
      SizeIs(9));
}

TEST(Tremolo, MustBeOnTwoChordsOfOneLength) {
  Measure measure =
      upper_measure({chord({NoteType::whole, 0, {2, 1}}, {kC4}), chord({NoteType::whole, 0, {2, 1}}, {kE4})});
  measure.voices[0].events[0].tremolo = Tremolo{Tremolo::Kind::start, 3};
  EXPECT_NE(find_sheet_fault(sheet({measure})), std::nullopt);
  measure.voices[0].events[1].tremolo = Tremolo{Tremolo::Kind::stop, 2};
  EXPECT_NE(find_sheet_fault(sheet({measure})), std::nullopt);
  measure.voices[0].events[1].tremolo = Tremolo{Tremolo::Kind::stop, 3};
  EXPECT_EQ(find_sheet_fault(sheet({measure})), std::nullopt);
}

}  // namespace
}  // namespace clavier::testing
