#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::SizeIs;

const std::string kOneStaff = measure_text(1, note_text(4));
const std::string kTwoStaves =
    measure_text(1, "<attributes><staves>2</staves></attributes>" + note_text(2) + note_text(2));

std::string entry(const std::string& id, const std::string& name) {
  return "<score-part id='" + id + "'><part-name>" + name + "</part-name></score-part>";
}

std::size_t notes_read(const std::string& text) { return read_text_of(text).measures[0].voices[0].events.size(); }

TEST(PianoParts, OfOneStaffEachBecomeTwoStaves) {
  const std::string low = "<measure><attributes><divisions>2</divisions><clef><sign>F</sign></clef></attributes>" +
                          note_text(8) + "</measure>";
  const Measure made = read_text_of(document(part_of("R", kOneStaff) + part_of("L", low))).measures[0];
  ASSERT_THAT(made.voices, SizeIs(2));
  EXPECT_EQ(made.voices[1], voice(Staff::lower, {chord(kWhole, {kC4})}));
  EXPECT_EQ(made.clefs[1].clef, kBassClef);
}

TEST(PianoParts, NamedAfterHandsAreThoseHands) {
  const Measure made =
      read_text_of(document(part_of("A", kTwoStaves) + part_of("B", kOneStaff) + part_of("C", kOneStaff),
                            entry("A", "Piano, lower") + entry("B", "Piano, upper") + entry("C", "Flute")))
          .measures[0];
  EXPECT_EQ(made.voices.at(0), voice(Staff::upper, {chord(kWhole, {kC4})}));
  EXPECT_EQ(made.voices.at(1), voice(Staff::lower, {chord(kHalf, {kC4}), chord(kHalf, {kC4})}));
}

TEST(PianoParts, AreFoundByTheirNameFirst) {
  EXPECT_EQ(notes_read(document(part_of("A", kTwoStaves) + part_of("B", kOneStaff) + part_of("C", kOneStaff),
                                entry("A", "Harp") + entry("B", "Fortepiano") + entry("C", "Flute"))),
            1U);
}

TEST(PianoParts, AreThenFoundByTheirStaves) {
  EXPECT_EQ(notes_read(document(part_of("A", kOneStaff) + part_of("B", kTwoStaves), entry("A", "Voice"))), 2U);
}

TEST(PianoParts, DefaultToTheFirstPart) {
  EXPECT_EQ(notes_read(document(part_of("A", kOneStaff) + part_of("B", kOneStaff) + part_of("C", kOneStaff))), 1U);
}

TEST(PianoParts, PutFurtherStavesOnTheLower) {
  const Measure made = read_measure(1, note_text(4, "<voice>9</voice><staff>3</staff>"));
  EXPECT_EQ(made.voices.back(), voice(Staff::lower, {chord(kWhole, {kC4})}));
}

}  // namespace
}  // namespace clavier::testing
