#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/sheet/validate.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<ExactBeats> lengths_of(const std::vector<SheetEvent>& events) {
  std::vector<ExactBeats> lengths;
  for (const SheetEvent& event : events) lengths.push_back(event.length);
  return lengths;
}

TEST(MusicXmlReader, ReadsANoteWithoutVoiceStaffOrType) {
  const Measure made = read_measure(2, note_text(8));
  EXPECT_EQ(made.voices, upper_measure({chord(kWhole, {kC4})}).voices);
  EXPECT_EQ(made.key, SheetKey{});
  EXPECT_EQ(made.clefs, (std::vector<ClefChange>{{Staff::upper, 0, kTrebleClef}, {Staff::lower, 0, kBassClef}}));
}

TEST(MusicXmlReader, TiesDurationsOfNoSingleValue) {
  const std::vector<SheetEvent> events = read_voice(4, note_text(5));
  ASSERT_THAT(lengths_of(events), ElementsAre(1, Fraction(1, 4)));
  EXPECT_TRUE(events[0].notes[0].tie_start);
  EXPECT_TRUE(events[1].notes[0].tie_stop);
  EXPECT_FALSE(events[1].notes[0].tie_start);
}

TEST(MusicXmlReader, FindsTripletsThatAreNotMarked) {
  EXPECT_EQ(read_voice(3, note_text(1) + note_text(1) + note_text(1))[1].value, kTriplet);
}

TEST(MusicXmlReader, UsesTheValueWhereTheDurationIsRounded) {
  const std::string third =
      "<type>eighth</type><time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></"
      "time-modification>";
  const Measure made = read_measure(
      256, note_text(85, third) + note_text(85, third) + note_text(86, third) + note_text(256, "<type>quarter</type>"));
  EXPECT_THAT(lengths_of(made.voices[0].events), ElementsAre(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), 1));
  EXPECT_EQ(made.length, 2);
}

TEST(MusicXmlReader, FindsTheStartOfAMeasureAfterRoundedDurations) {
  const std::string ninth =
      "<voice>1</voice><type>64th</type><time-modification><actual-notes>9</actual-notes><normal-notes>8</normal-notes>"
      "</time-modification>";
  std::string ninths;
  for (int count = 0; count < 9; ++count) ninths += note_text(27, ninth);  // 243 divisions instead of 240
  const std::string last = note_text(480, "<voice>1</voice><type>quarter</type>");
  const std::string other = note_text(720, "<voice>2</voice><type>quarter</type><dot/>");
  const Measure made = read_measure(480, ninths + last + backup_text(720) + other);
  EXPECT_EQ(made.length, Fraction(3, 2));
  EXPECT_EQ(made.voices.at(1).events, voice(Staff::upper, {chord({NoteType::quarter, 1}, {kC4})}).events);
}

TEST(MusicXmlReader, UsesTheDurationWhereTheValueIsWrong) {
  EXPECT_THAT(lengths_of(read_voice(1, note_text(3, "<type>quarter</type>") + note_text(1))), ElementsAre(3, 1));
}

TEST(MusicXmlReader, ShowsGapsAsHiddenRests) {
  const Measure made = read_measure(1, "<forward><duration>1</duration></forward>" + note_text(1) +
                                           "<note print-object='no'><rest/><duration>2</duration></note>");
  ASSERT_THAT(made.voices[0].events, SizeIs(3));
  EXPECT_EQ(made.voices[0].events[0].kind, EventKind::hidden_rest);
  EXPECT_EQ(made.voices[0].events[2].kind, EventKind::hidden_rest);
  EXPECT_EQ(made.voices[0].events[2].length, 2);
}

TEST(MusicXmlReader, SeparatesStavesThatShareTheNumberOfAVoice) {
  const Measure made = read_measure(1, note_text(4, "<voice>1</voice><staff>1</staff>") + backup_text(4) +
                                           note_text(4, "<voice>1</voice><staff>2</staff>"));
  ASSERT_THAT(made.voices, SizeIs(2));
  EXPECT_EQ(made.voices[1].staff, Staff::lower);
  EXPECT_FALSE(made.voices[1].events[0].notes[0].other_staff);
}

TEST(MusicXmlReader, KeepsAVoiceThatCrossesTheStavesTogether) {
  const std::string upper = note_text(1, "<voice>1</voice><staff>1</staff>");
  const Measure made = read_measure(1, note_text(1, "<voice>1</voice><staff>2</staff>") + upper + upper + upper);
  ASSERT_THAT(made.voices[0].events, SizeIs(4));
  EXPECT_TRUE(made.voices[0].events[0].notes[0].other_staff);
  EXPECT_FALSE(made.voices[0].events[1].notes[0].other_staff);
}

TEST(MusicXmlReader, PutsAVoiceOnTheLowerStaffInTheLeftHand) {
  const std::string upper = note_text(4, "<voice>1</voice><staff>1</staff>");
  const std::string lower = note_text(4, "<voice>1</voice><staff>2</staff>");
  const Sheet made =
      read_text_of(document(part_of("P1", measure_text(1, upper + backup_text(4) + lower) + measure_text(1, lower))));
  EXPECT_EQ(made.measures[1].voices[1], voice(Staff::lower, {chord(kWhole, {kC4})}));
}

TEST(MusicXmlReader, PutsAThirdStaffInTheLeftHand) {
  std::string notes;
  for (int staff = 1; staff <= 3; ++staff) {
    if (staff > 1) notes += backup_text(16);
    const std::string place =
        "<voice>" + std::to_string(4 * staff - 3) + "</voice><staff>" + std::to_string(staff) + "</staff>";
    for (int note = 0; note < (staff == 3 ? 1 : 4); ++note) notes += note_text(staff == 3 ? 16 : 4, place);
  }
  const Sheet made = read_text_of(document(part_of("P1", measure_text(4, notes))));
  ASSERT_EQ(made.measures[0].voices.size(), 3u);
  EXPECT_EQ(made.measures[0].voices[2].staff, Staff::lower);
}

TEST(MusicXmlReader, SeparatesOverlappingNotesOfAVoice) {
  const Measure made = read_measure(1, note_text(4) + backup_text(3) + note_text(1));
  ASSERT_THAT(made.voices, SizeIs(3));
  EXPECT_THAT(lengths_of(made.voices[1].events), ElementsAre(1, 1, 2));
}

TEST(MusicXmlReader, ReadsALoneRestAsAMeasureRest) {
  const Measure made = read_measure(2, rest_text(6, "<type>whole</type>"));
  EXPECT_EQ(made.voices[0].events.at(0).kind, EventKind::measure_rest);
  EXPECT_EQ(made.length, 3);
  EXPECT_EQ(read_voice(2, rest_text(6, "<type>half</type><dot/>")).at(0).kind, EventKind::rest);
}

TEST(MusicXmlReader, GivesAnEmptyMeasureTheLengthOfItsMeter) {
  const Measure made =
      read_measure(1, "<attributes><time><beats>3+2</beats><beat-type>8</beat-type></time></attributes>");
  EXPECT_EQ(made.meter, (SheetMeter{5, 8}));
  EXPECT_EQ(made.voices, measure({voice(Staff::upper, {measure_rest(Fraction(5, 2))}),
                                  voice(Staff::lower, {measure_rest(Fraction(5, 2))})})
                             .voices);
}

TEST(MusicXmlReader, MovesAKeyWithinAMeasureToTheNext) {
  const std::string key = "<attributes><key><fifths>2</fifths></key></attributes>";
  const Sheet made = read_text_of(
      document(part_of("P1", measure_text(1, note_text(2) + key + note_text(2)) + measure_text(1, note_text(4)))));
  EXPECT_EQ(made.measures[0].key, SheetKey{});
  EXPECT_EQ(made.measures[1].key, (SheetKey{2, Mode::major}));
}

TEST(MusicXmlReader, SortsAChordAndDropsDuplicateNotes) {
  const std::string low = "<note><chord/><pitch><step>A</step><octave>3</octave></pitch><duration>4</duration></note>";
  const std::string twice =
      "<note><chord/><pitch><step>C</step><octave>4</octave></pitch><duration>4</duration></note>";
  const std::vector<SheetEvent> events = read_voice(1, note_text(4) + low + twice);
  EXPECT_EQ(events, voice(Staff::upper, {chord(kWhole, {{Step::a, 0, 3}, kC4})}).events);
}

TEST(MusicXmlReader, ReadsTieAndTiedAlike) {
  const std::vector<SheetEvent> events =
      read_voice(1, note_text(2, "<tie type='start'/>") + note_text(2, "<notations><tied type='stop'/></notations>"));
  EXPECT_TRUE(events[0].notes[0].tie_start);
  EXPECT_TRUE(events[1].notes[0].tie_stop);
}

TEST(MusicXmlReader, DropsUnpairedBracketsAndImpossibleBeams) {
  const std::vector<SheetEvent> events =
      read_voice(1, note_text(4, "<type>whole</type><beam>begin</beam><notations><tuplet type='start'/></notations>"));
  EXPECT_FALSE(events[0].tuplet_start);
  EXPECT_THAT(events[0].beams, IsEmpty());
}

TEST(MusicXmlReader, SkipsDrumsAndCuesAndCountsTheirTime) {
  const std::string drum = "<note><unpitched/><duration>1</duration></note>";
  const std::string cue = "<note><cue/><pitch><step>C</step><octave>4</octave></pitch><duration>1</duration></note>";
  EXPECT_THAT(lengths_of(read_voice(1, drum + cue + note_text(2))), ElementsAre(2, 2));
}

TEST(MusicXmlReader, FindsTitleAndComposerInSeveralElements) {
  const Sheet made = read_text_of(
      "<score-partwise><movement-title>Gigue</movement-title><identification><creator type='lyricist'>N</creator>"
      "<creator type='composer'>Anna</creator></identification>" +
      part_of("P1", measure_text(1, note_text(4))) + "</score-partwise>");
  EXPECT_EQ(made.title, "Gigue");
  EXPECT_EQ(made.origin, "Anna");
}

TEST(MusicXmlReader, ReadsUtf16AndLatin1) {
  const std::string text = "<score-partwise><movement-title>\xe9</movement-title>" +
                           part_of("P1", measure_text(1, note_text(4))) + "</score-partwise>";
  EXPECT_EQ(read_text_of("<?xml version='1.0' encoding='ISO-8859-1'?>" + text).title, "é");
  Bytes wide = {0xff, 0xfe};
  for (const char letter : text) wide.insert(wide.end(), {static_cast<std::uint8_t>(letter), 0});
  EXPECT_EQ(read_musicxml(wide, "wide").title, "é");
}

TEST(MusicXmlReader, GivesValidSheets) {
  EXPECT_EQ(find_sheet_fault(
                read_text_of(document(part_of("P1", measure_text(7, note_text(5) + backup_text(9) + rest_text(3)))))),
            std::nullopt);
}

}  // namespace
}  // namespace clavier::testing
