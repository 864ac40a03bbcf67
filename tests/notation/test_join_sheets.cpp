#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "notation/sheet/join_sheets.h"
#include "notation/sheet/score_of.h"
#include "notation/sheet/unfold.h"
#include "notation/sheet/validate.h"
#include "planned_sheet.h"
#include "random_sheet.h"

namespace clavier::testing {
namespace {

RC_GTEST_PROP(ReplaceMeasures, OfASheetByItsOwnChangesNothingThatSounds, (std::uint64_t seed, std::uint8_t place)) {
  const Sheet sheet = random_sheet(seed);
  const std::size_t first = place % sheet.measures.size();
  const std::size_t count = 1 + (place / 16U) % (sheet.measures.size() - first);
  for (const std::array<bool, 2> staves : {std::array{true, true}, std::array{true, false}, std::array{false, true}}) {
    const Sheet same = replace_measures(sheet, sheet, {first, count, staves});
    RC_ASSERT(find_sheet_fault(same) == std::nullopt);
    const bool sounds_the_same = score_of(same).notes == score_of(sheet).notes;
    RC_ASSERT(sounds_the_same);
    for (std::size_t index = 0; index < sheet.measures.size(); ++index) {
      RC_ASSERT(same.measures[index].repeats == sheet.measures[index].repeats);
      const bool has_same_voices = same.measures[index].voices == sheet.measures[index].voices;
      RC_ASSERT(has_same_voices);
    }
  }
}

RC_GTEST_PROP(AppendMeasures, OfASheetToItsBeginningGivesItBack, (std::uint64_t seed, std::uint8_t place)) {
  const Sheet sheet = unfold(random_sheet(seed));
  const std::size_t kept = 1 + place % sheet.measures.size();
  Sheet beginning = sheet;
  beginning.measures.resize(kept);
  const Sheet whole = append_measures(beginning, sheet, kept);
  RC_ASSERT(find_sheet_fault(whole) == std::nullopt);
  const bool sounds_the_same = score_of(whole).notes == score_of(sheet).notes;
  RC_ASSERT(sounds_the_same);
}

SheetEvent quarter(ExactBeats onset, int octave, bool stop = false, bool start = false) {
  return {.onset = onset,
          .length = 1,
          .value = {NoteType::quarter},
          .notes = {{.pitch = {.step = Step::c, .octave = static_cast<std::int8_t>(octave)},
                     .tie_stop = stop,
                     .tie_start = start}}};
}

/// Three measures of 1/4; the upper staff's notes are tied from the second to the third.
Sheet tied_sheet(int octave, bool tied) {
  Sheet sheet;
  for (int measure = 0; measure < 3; ++measure) {
    SheetEvent upper = quarter(0, octave, tied && measure == 2, tied && measure == 1);
    sheet.measures.push_back({.number = std::to_string(measure + 1),
                              .length = 1,
                              .voices = {{Staff::upper, {upper}}, {Staff::lower, {quarter(0, 2)}}}});
  }
  sheet.measures[0].key = SheetKey{};
  sheet.measures[0].meter = SheetMeter{1, 4};
  sheet.measures[0].clefs = {{Staff::upper, 0, kTrebleClef}, {Staff::lower, 0, kBassClef}};
  return sheet;
}

TEST(ReplaceMeasures, RemovesWhatIsLeftOfNotesThatBeganThere) {
  const Sheet page = replace_measures(tied_sheet(4, true), tied_sheet(5, false), {1, 1, {true, true}});
  EXPECT_EQ(find_sheet_fault(page), std::nullopt);
  EXPECT_EQ(page.measures[1].voices[0].events[0].notes[0].pitch.octave, 5);
  EXPECT_EQ(page.measures[2].voices[0].events[0].kind, EventKind::rest);
}

TEST(ReplaceMeasures, KeepsRepeatsWordsTemposAndTheOtherStaff) {
  Sheet page = tied_sheet(4, false);
  page.measures[1].repeats.times = 2;
  page.measures[1].directions = {{Staff::upper, 0, Words{"dolce"}},
                                 {Staff::upper, 0, TempoMark{.words = "Lento", .thousandths = 50'000}},
                                 {Staff::upper, 0, Dynamic::pp}};
  Sheet music = tied_sheet(5, false);
  music.measures[1].voices[1].events[0].notes[0].pitch.octave = 3;
  music.measures[1].directions = {{Staff::upper, 0, Dynamic::ff}};
  const Sheet joined = replace_measures(page, music, {1, 1, {true, false}});
  EXPECT_EQ(joined.measures[1].repeats.times, 2);
  EXPECT_EQ(joined.measures[1].voices[0].events[0].notes[0].pitch.octave, 5);
  EXPECT_EQ(joined.measures[1].voices[1].events[0].notes[0].pitch.octave, 2);
  const std::vector<Direction> expected = {
      page.measures[1].directions[0], page.measures[1].directions[1], {Staff::upper, 0, Dynamic::ff}};
  EXPECT_EQ(joined.measures[1].directions, expected);
}

TEST(ReplaceMeasures, RestatesTheClefsOfThePage) {
  Sheet music = tied_sheet(5, false);
  music.measures[0].clefs[1].clef = kTrebleClef;
  const Sheet joined = replace_measures(tied_sheet(4, false), music, {1, 1, {true, true}});
  EXPECT_EQ(joined.measures[1].clefs, (std::vector<ClefChange>{{Staff::lower, 0, kTrebleClef}}));
  EXPECT_EQ(joined.measures[2].clefs, (std::vector<ClefChange>{{Staff::lower, 0, kBassClef}}));
}

}  // namespace
}  // namespace clavier::testing
