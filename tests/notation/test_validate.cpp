#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notation/sheet/validate.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

/// The fault of a sheet that consists of this measure.
std::optional<std::string> fault_of(const Measure& made) { return find_sheet_fault(sheet({made})); }

Measure four_quarters() {
  return upper_measure({chord(kQuarter, {kC4}), chord(kQuarter, {kC4}), chord(kQuarter, {kC4}), rest(kQuarter)});
}

TEST(SheetFault, IsNoneInAFullMeasure) { EXPECT_EQ(fault_of(four_quarters()), std::nullopt); }

TEST(SheetFault, NamesMeasureStaffAndVoice) {
  Measure made = four_quarters();
  made.voices.push_back(voice(Staff::lower, {chord(kHalf, {kC3}), gap(Fraction(3, 2))}));
  EXPECT_EQ(fault_of(made), "measure 1: staff 2, voice 2: it ends at 7/2 of 4 quarter notes");
}

TEST(SheetFault, FindsGapsBetweenEvents) {
  Measure made = four_quarters();
  made.voices[0].events[2].onset = Fraction(9, 4);
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("an event begins at 9/4, not at 2")));
}

TEST(SheetFault, FindsALengthThatDiffersFromItsValue) {
  Measure made = four_quarters();
  made.voices[0].events[0].value = kHalf;
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("at 0: its length is not that of its value")));
}

TEST(SheetFault, AllowsAVoiceToBeginAndEndHidden) {
  Measure made = four_quarters();
  made.voices.push_back(voice(Staff::lower, {gap(1), chord(kQuarter, {kC3}), gap(2)}));
  EXPECT_EQ(fault_of(made), std::nullopt);
}

TEST(SheetFault, RequiresAVisibleEventInEveryVoice) {
  Measure made = four_quarters();
  made.voices.push_back(voice(Staff::lower, {gap(4)}));
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("nothing of it is drawn")));
}

TEST(SheetFault, RequiresAVoiceInEveryStaff) {
  Measure made = four_quarters();
  made.voices.pop_back();
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a staff has no voice")));
}

TEST(SheetFault, RequiresAscendingNotesInAChord) {
  EXPECT_EQ(fault_of(upper_measure({chord(kWhole, {kC4, kE4})})), std::nullopt);
  EXPECT_THAT(fault_of(upper_measure({chord(kWhole, {kE4, kC4})})), Optional(HasSubstr("do not rise")));
  EXPECT_THAT(fault_of(upper_measure({chord(kWhole, {kC4, kC4})})), Optional(HasSubstr("do not rise")));
}

TEST(SheetFault, RequiresBracketsInPairs) {
  Measure made = four_quarters();
  made.voices[0].events[1].tuplet_start = true;
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a tuplet does not end in its measure")));
  made.voices[0].events[3].tuplet_stop = true;
  EXPECT_EQ(fault_of(made), std::nullopt);
}

TEST(SheetFault, AllowsNoMoreBeamsThanFlags) {
  Measure made = four_quarters();
  made.voices[0].events[1].beams = {Beam::begin};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("more beams")));
}

TEST(SheetFault, RequiresAllAttributesInTheFirstMeasure) {
  Sheet made = sheet({four_quarters()});
  made.measures[0].clefs.pop_back();
  EXPECT_THAT(find_sheet_fault(made), Optional(HasSubstr("both clefs")));
  EXPECT_THAT(find_sheet_fault(Sheet{}), Optional(HasSubstr("no measures")));
}

TEST(SheetFault, RequiresDirectionsInOrderAndInside) {
  Measure made = four_quarters();
  made.directions = {{Staff::upper, 4, Dynamic::f}};
  EXPECT_EQ(fault_of(made), std::nullopt);
  made.directions.push_back({Staff::upper, 1, Dynamic::p});
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("directions are not in order")));
  made.directions = {{Staff::upper, 5, Dynamic::f}};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("lies outside")));
}

TEST(SheetFault, FindsValuesThatCannotBeWritten) {
  Measure made = four_quarters();
  made.meter = SheetMeter{4, 3};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("no meter of 4/3")));
  made = four_quarters();
  made.voices[0].events[0].notes[0].pitch.alter = 3;
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a pitch is out of range")));
  made = four_quarters();
  made.directions = {{Staff::upper, 0, TempoMark{.thousandths = 1}}};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a tempo is out of range")));
}

TEST(SheetFault, FindsRepeatsThatAreNone) {
  Measure made = four_quarters();
  made.repeats.times = 1;
  EXPECT_EQ(fault_of(made), "measure 1: a section is repeated 1 times");
  made.repeats = {.volta = Volta{{2, 1}, ""}, .volta_end = VoltaEnd::open};
  EXPECT_EQ(fault_of(made), "measure 1: the passes of a volta bracket are none");
  made.repeats = {.volta = Volta{{1}, ""}};
  EXPECT_EQ(fault_of(made), "a volta bracket does not end");
  made.repeats = {.volta_end = VoltaEnd::open};
  EXPECT_EQ(fault_of(made), "measure 1: volta brackets overlap");
}

TEST(SheetFault, FindsMarksWithoutWordsAndSecondOnes) {
  Measure made = four_quarters();
  made.directions = {{Staff::upper, 0, Marker{MarkerKind::fine, ""}}};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a marker has no words")));
  made.directions = {{Staff::upper, 0, Jump{JumpKind::da_capo, "D.C."}},
                     {Staff::upper, 4, Jump{JumpKind::da_capo, "D.C."}}};
  EXPECT_THAT(fault_of(made), Optional(HasSubstr("a jump has no words, or there are two")));
}

}  // namespace
}  // namespace clavier::testing
