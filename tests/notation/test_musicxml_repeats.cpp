#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/playing_order.h"
#include "planned_sheet.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string bar_line(const std::string& location, const std::string& elements) {
  return "<barline" + (location.empty() ? "" : " location='" + location + "'") + ">" + elements + "</barline>";
}

std::string repeat_text(const std::string& direction, const std::string& more = "") {
  return "<repeat direction='" + direction + "' " + more + "/>";
}

std::string ending_text(const std::string& type, const std::string& number, const std::string& label = "") {
  return "<ending type='" + type + "' number='" + number + "'>" + label + "</ending>";
}

std::string mark_text(const std::string& types, const std::string& more = "") {
  return "<direction><direction-type>" + types + "</direction-type>" + more + "</direction>";
}

/// The sheet of measures with these elements before and after their whole note.
Sheet read_bars(const std::vector<std::pair<std::string, std::string>>& measures) {
  std::string text;
  for (const auto& [before, after] : measures)
    text += "<measure number='1'>" + before + note_text(4) + after + "</measure>";
  return read_text_of(document(part_of("P1", text)));
}

std::vector<std::size_t> order_of(const std::vector<std::pair<std::string, std::string>>& measures) {
  return playing_order(read_bars(measures));
}

std::vector<DirectionMark> marks_in(const std::string& elements) {
  std::vector<DirectionMark> marks;
  const Sheet read = read_bars({{elements, ""}});
  for (const Direction& direction : read.measures[0].directions) marks.push_back(direction.what);
  return marks;
}

TEST(MusicXmlRepeats, AreReadFromBarLines) {
  const Sheet read = read_bars({{"", ""},
                                {bar_line("left", repeat_text("forward")), ""},
                                {"", bar_line("right", repeat_text("backward", "times='3' after-jump='yes'"))}});
  EXPECT_EQ(read.measures[1].repeats, (RepeatBars{.forward = true}));
  EXPECT_EQ(read.measures[2].repeats, (RepeatBars{.times = 3, .after_jump = true}));
}

TEST(MusicXmlRepeats, BelongToTheMeasureBeyondABarLineAtItsFarSide) {
  EXPECT_THAT(
      order_of(
          {{"", bar_line("right", repeat_text("forward"))}, {"", ""}, {bar_line("left", repeat_text("backward")), ""}}),
      ElementsAre(0, 1, 1, 2));
}

TEST(MusicXmlRepeats, WithoutALocationBelongToTheirMeasure) {
  EXPECT_THAT(order_of({{"", ""}, {bar_line("", repeat_text("forward")), bar_line("", repeat_text("backward"))}}),
              ElementsAre(0, 1, 1));
}

TEST(MusicXmlRepeats, TakeNoMoreThan64Passes) {
  EXPECT_EQ(
      read_bars({{"", bar_line("right", repeat_text("backward", "times='999999999'"))}}).measures[0].repeats.times,
      kMaxPasses);
  EXPECT_EQ(read_bars({{"", bar_line("right", repeat_text("backward", "times='-1'"))}}).measures[0].repeats.times, 2);
}

TEST(MusicXmlRepeats, ReadVoltaBracketsWithNumbersAndLabels) {
  const Sheet read = read_bars(
      {{bar_line("left", ending_text("start", "1,2", " 1.2. ")), bar_line("right", ending_text("stop", "1,2"))},
       {bar_line("left", ending_text("start", "", "3.-5.")), ""},
       {"", bar_line("right", ending_text("discontinue", ""))}});
  EXPECT_EQ(read.measures[0].repeats.volta, (Volta{{1, 2}, "1.2."}));
  EXPECT_EQ(read.measures[0].repeats.volta_end, VoltaEnd::closed);
  EXPECT_EQ(read.measures[1].repeats.volta, (Volta{{3, 4, 5}, "3.-5."}));
  EXPECT_EQ(read.measures[2].repeats.volta_end, VoltaEnd::open);
}

TEST(MusicXmlRepeats, NumberVoltaBracketsWithoutNumbers) {
  EXPECT_THAT(order_of({{"", ""},
                        {bar_line("left", ending_text("start", "")),
                         bar_line("right", ending_text("stop", "") + repeat_text("backward"))},
                        {bar_line("left", ending_text("start", "")), bar_line("right", ending_text("stop", ""))}}),
              ElementsAre(0, 1, 0, 2));
}

TEST(MusicXmlRepeats, EndVoltaBracketsThatDoNotEnd) {
  EXPECT_THAT(order_of({{"", ""},
                        {bar_line("left", ending_text("start", "1")), ""},
                        {"", bar_line("right", repeat_text("backward"))},
                        {bar_line("left", ending_text("start", "2")), ""},
                        {"", ""}}),
              ElementsAre(0, 1, 2, 0, 3, 4));
}

TEST(MusicXmlRepeats, DropEndsWithoutABracket) {
  const Sheet read = read_bars({{"", bar_line("right", ending_text("stop", "1"))}});
  EXPECT_EQ(read.measures[0].repeats, RepeatBars{});
}

TEST(MusicXmlRepeats, ReadMarksFromTheirSounds) {
  EXPECT_THAT(marks_in(mark_text("<words>Schluss</words>", "<sound fine='yes'/>")),
              ElementsAre(DirectionMark(Marker{MarkerKind::fine, "Schluss"})));
  EXPECT_THAT(marks_in(mark_text("<words>From the sign</words>", "<sound dalsegno='s1'/>")),
              ElementsAre(DirectionMark(Jump{JumpKind::dal_segno, "From the sign"})));
  EXPECT_THAT(marks_in(mark_text("<words>To</words>", "<sound tocoda='coda'/>")),
              ElementsAre(DirectionMark(Marker{MarkerKind::to_coda, "To"})));
  EXPECT_THAT(marks_in(mark_text("<words>dolce</words>", "<sound dacapo='no'/>")),
              ElementsAre(DirectionMark(Words{"dolce"})));
}

TEST(MusicXmlRepeats, ReadMarksFromWordsAndSigns) {
  EXPECT_THAT(marks_in(mark_text("<words>D.S. al Coda</words>")),
              ElementsAre(DirectionMark(Jump{JumpKind::dal_segno, "D.S. al Coda"})));
  EXPECT_THAT(marks_in(mark_text("<segno/>")), ElementsAre(DirectionMark(Marker{MarkerKind::segno, "", true})));
  EXPECT_THAT(marks_in(mark_text("<words>Coda</words></direction-type><direction-type><coda/>")),
              ElementsAre(DirectionMark(Marker{MarkerKind::coda, "Coda", true})));
  EXPECT_THAT(marks_in(mark_text("<coda/>")), ElementsAre(DirectionMark(Marker{MarkerKind::coda, "", true})));
  EXPECT_THAT(marks_in(mark_text("<words>To</words></direction-type><direction-type><coda/>")),
              ElementsAre(DirectionMark(Marker{MarkerKind::to_coda, "To Coda"})));
  EXPECT_THAT(marks_in(bar_line("left", "<segno/>")), ElementsAre(DirectionMark(Marker{MarkerKind::segno, "", true})));
}

TEST(MusicXmlRepeats, PrintMarksThatAreOnlyHeard) {
  EXPECT_THAT(
      marks_in("<sound dacapo='yes' coda='c' fine='yes'/>"),
      ElementsAre(DirectionMark(Jump{JumpKind::da_capo, "D.C."}), DirectionMark(Marker{MarkerKind::fine, "Fine"}),
                  DirectionMark(Marker{MarkerKind::coda, "", true})));
  EXPECT_THAT(marks_in("<sound fine='yes'/>" + mark_text("<words>FINE</words>")),
              ElementsAre(DirectionMark(Marker{MarkerKind::fine, "FINE"})));
}

TEST(MusicXmlRepeats, KeepATempoBesideAJump) {
  EXPECT_THAT(
      marks_in(mark_text("<words>D.C.</words>", "<sound dacapo='yes' tempo='60'/>")),
      ElementsAre(DirectionMark(TempoMark{.thousandths = 60'000}), DirectionMark(Jump{JumpKind::da_capo, "D.C."})));
}

TEST(MusicXmlRepeats, AreWrittenForOtherPrograms) {
  const Bytes written = write_musicxml(planned_sheet("|: A 1,2. B :|3 3. C Fine D D.C._al_Fine"));
  const std::string text(as_text(written));
  for (const char* const part :
       {"<repeat direction=\"forward\"/>", "<repeat direction=\"backward\" times=\"3\"/>",
        "<ending number=\"1, 2\" type=\"start\">1,2.</ending>", "<ending number=\"3\" type=\"stop\"/>",
        "<words>Fine</words>", "<sound fine=\"yes\"/>", "<words>D.C. al Fine</words>", "<sound dacapo=\"yes\"/>"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(MusicXmlRepeats, OfAMenuetWithDaCapoArePlayedAndKept) {
  const std::string left = bar_line("left", repeat_text("forward"));
  const Sheet read = read_bars(
      {{left, ""},
       {"", ""},
       {bar_line("left", ending_text("start", "1", "1.")),
        bar_line("right", ending_text("stop", "1") + repeat_text("backward"))},
       {bar_line("left", ending_text("start", "2", "2.")), bar_line("right", ending_text("discontinue", "2"))},
       {"", mark_text("<words>Fine</words>", "<sound fine='yes'/>")},
       {"", mark_text("<words>D.C. al Fine</words>", "<sound dacapo='yes'/>")}});
  EXPECT_THAT(playing_order(read), ElementsAre(0, 1, 2, 0, 1, 3, 4, 5, 0, 1, 3, 4));
  EXPECT_EQ(read_musicxml(write_musicxml(read), "again"), read);
}

TEST(MusicXmlRepeats, OfTheSecondPartCountWhereTheFirstHasNone) {
  const std::string bar = "<measure number='1'>" + note_text(4) + "</measure>";
  const std::string repeated =
      "<measure number='1'>" + note_text(4) + bar_line("right", repeat_text("backward")) + "</measure>";
  EXPECT_EQ(read_text_of(document(part_of("P1", bar) + part_of("P2", repeated))).measures[0].repeats.times, 2);
}

std::string measure_repeat(const std::string& type, const std::string& measures, const std::string& staff = "") {
  return "<attributes><measure-style" + (staff.empty() ? "" : " number='" + staff + "'") + "><measure-repeat type='" +
         type + "'>" + measures + "</measure-repeat></measure-style></attributes>";
}

/// The lengths of the notes in each measure of the upper staff.
std::vector<std::vector<int>> lengths_in(const std::vector<std::string>& measures) {
  std::string text;
  for (const std::string& elements : measures) text += "<measure number='1'>" + elements + "</measure>";
  std::vector<std::vector<int>> lengths;
  for (const Measure& measure : read_text_of(document(part_of("P1", text))).measures) {
    lengths.emplace_back();
    for (const SheetEvent& event : measure.voices[0].events)
      if (event.kind == EventKind::chord) lengths.back().push_back(static_cast<int>(event.length.numerator()));
  }
  return lengths;
}

using Lengths = std::vector<std::vector<int>>;

TEST(MusicXmlMeasureRepeats, AreWrittenOut) {
  const std::string forward = "<forward><duration>4</duration></forward>";
  EXPECT_EQ(lengths_in({note_text(3) + note_text(1), measure_repeat("start", "1") + forward, rest_text(4),
                        measure_repeat("stop", "") + note_text(4), rest_text(4)}),
            (Lengths{{3, 1}, {3, 1}, {3, 1}, {4}, {}}));
}

TEST(MusicXmlMeasureRepeats, MayBeForTwoMeasures) {
  EXPECT_EQ(lengths_in(
                {note_text(3) + note_text(1), note_text(4), measure_repeat("start", "2") + rest_text(4), rest_text(4)}),
            (Lengths{{3, 1}, {4}, {3, 1}, {4}}));
}

TEST(MusicXmlMeasureRepeats, LeaveMeasuresWithNotesAndTheFirstOneAsTheyAre) {
  EXPECT_EQ(lengths_in({measure_repeat("start", "1") + rest_text(4), note_text(4), note_text(3) + note_text(1)}),
            (Lengths{{}, {4}, {3, 1}}));
}

TEST(MusicXmlMeasureRepeats, MayBeOnOneStaff) {
  const std::string lower = note_text(4, "<voice>5</voice><staff>2</staff>");
  EXPECT_EQ(lengths_in({note_text(3) + note_text(1) + backup_text(4) + lower,
                        measure_repeat("start", "1", "1") + "<forward><duration>4</duration></forward>" +
                            backup_text(4) + lower}),
            (Lengths{{3, 1}, {3, 1}}));
}

}  // namespace
}  // namespace clavier::testing
