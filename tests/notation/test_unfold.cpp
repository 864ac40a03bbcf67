#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "notation/sheet/score_of.h"
#include "notation/sheet/unfold.h"
#include "notation/sheet/validate.h"
#include "planned_sheet.h"
#include "random_sheet.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<int> pitches_of(const Score& score) {
  std::vector<int> pitches;
  for (const Note& note : score.notes) pitches.push_back(note.pitch);
  return pitches;
}

TEST(Unfold, WritesMeasuresAsOftenAsTheySound) {
  const Sheet unfolded = unfold(planned_sheet("|: A 1. B :| 2. C Fine D D.C._al_Fine"));
  std::vector<std::string> numbers;
  for (const Measure& measure : unfolded.measures) numbers.push_back(measure.number);
  EXPECT_THAT(numbers, ElementsAre("1", "2", "1", "3", "4", "1", "3"));
  for (const Measure& measure : unfolded.measures) {
    EXPECT_EQ(measure.repeats, RepeatBars{});
    EXPECT_THAT(measure.directions, IsEmpty());
  }
}

TEST(Unfold, IsWhatAScoreSoundsLike) {
  const Sheet planned = planned_sheet("|: A 1. B :| 2. C");
  EXPECT_THAT(pitches_of(score_of(planned)), ElementsAre(60, 61, 60, 62));
  EXPECT_THAT(pitches_of(score_of(planned, Repeats::once)), ElementsAre(60, 61, 62));
}

RC_GTEST_PROP(Unfold, GivesAValidSheetThatSoundsTheSame, (std::uint64_t seed)) {
  const Sheet written = random_sheet(seed);
  const Sheet unfolded = unfold(written);
  RC_ASSERT(find_sheet_fault(unfolded) == std::nullopt);
  RC_ASSERT(unfold(unfolded) == unfolded);
  RC_ASSERT(score_of(written) == score_of(unfolded, Repeats::once));
}

TEST(Unfold, RestatesKeyMeterAndClefsThatDiffer) {
  Sheet planned = planned_sheet("|: A B :| C");
  planned.measures[0].key = SheetKey{2, Mode::major};
  planned.measures[1].key = SheetKey{-1, Mode::minor};
  planned.measures[1].clefs = {{Staff::lower, 0, kTrebleClef}};
  const Sheet unfolded = unfold(planned);
  EXPECT_EQ(unfolded.measures[2].key, (SheetKey{2, Mode::major}));
  EXPECT_EQ(unfolded.measures[2].meter, std::nullopt);
  EXPECT_THAT(unfolded.measures[2].clefs, ElementsAre(ClefChange{Staff::lower, 0, kBassClef}));
  EXPECT_EQ(unfolded.measures[4].key, std::nullopt);
}

TEST(Unfold, KeepsTheMeterOfEachMeasure) {
  Sheet planned = planned_sheet("|: A B :| C");
  planned.measures[1] = upper_measure({chord(kHalf, {kC4}), chord(kQuarter, {kC4})});
  planned.measures[1].meter = SheetMeter{3, 4};
  planned.measures[1].repeats.times = 2;
  planned.measures[2].meter = SheetMeter{4, 4};
  EXPECT_THAT(score_of(planned).meters,
              ElementsAre(Meter{{0}, 4, 4}, Meter{{4}, 3, 4}, Meter{{7}, 4, 4}, Meter{{11}, 3, 4}, Meter{{14}, 4, 4}));
}

TEST(Unfold, ReturnsToTheFirstTempo) {
  Sheet planned = planned_sheet("|: A B :| C");
  planned.measures[1].directions = {{Staff::upper, 0, TempoMark{.words = "Meno", .thousandths = 60'000}}};
  EXPECT_THAT(score_of(planned).tempo.changes(),
              ElementsAre(tempo_of({4}, 60), tempo_of({8}, 120), tempo_of({12}, 60)));
}

TEST(Unfold, ReturnsToTheFirstDynamics) {
  Sheet planned = planned_sheet("A |: B C :| D");
  planned.measures[0].directions = {{Staff::upper, 0, Dynamic::p}};
  planned.measures[2].directions = {{Staff::upper, 0, Dynamic::ff}};
  std::vector<int> velocities;
  for (const Note& note : score_of(planned).notes) velocities.push_back(note.velocity);
  EXPECT_THAT(velocities, ElementsAre(49, 49, 112, 49, 112, 112));
}

TEST(Unfold, KeepsTempoAndDynamicsPastAVolta) {
  Sheet planned = planned_sheet("|: A 1. B :| 2. C");
  planned.measures[1].directions = {{Staff::upper, 0, TempoMark{.thousandths = 60'000}},
                                    {Staff::upper, 0, Dynamic::ppp}};
  const Score score = score_of(planned);
  EXPECT_EQ(score.notes[3].velocity, 80);
  EXPECT_DOUBLE_EQ(score.tempo.bpm_at({13}), 120);
}

TEST(Unfold, LiftsAPedalBeforeTheMusicGoesBack) {
  Sheet planned = planned_sheet("A B :| C");
  planned.measures[1].directions = {{Staff::lower, 0, PedalMark::start}};
  planned.measures[2].directions = {{Staff::lower, 2, PedalMark::stop}};
  EXPECT_THAT(score_of(planned).pedal,
              ElementsAre(PedalChange{{4}, Pedal::sustain, 127}, PedalChange{{8}, Pedal::sustain, 0},
                          PedalChange{{12}, Pedal::sustain, 127}, PedalChange{{18}, Pedal::sustain, 0}));
}

TEST(Unfold, StrikesATiedNoteAgainAfterGoingBack) {
  Sheet planned = planned_sheet("A |: A B A :| A");
  const auto tie = [&](std::size_t index, bool stop, bool start) {
    SheetEvent& event = planned.measures[index].voices[0].events[0];
    event = tied(event, stop, start);
  };
  tie(0, false, true);
  tie(1, true, false);
  const Score score = score_of(planned);
  EXPECT_EQ(score.notes[0].duration, Beats{8});
  EXPECT_EQ(score.notes[3].onset, Beats{16});
  EXPECT_EQ(score.notes[3].duration, Beats{4});
}

TEST(Unfold, TiesANoteOnOnlyWhereTheTieIsWritten) {
  Sheet planned = planned_sheet("|: A A :| A");
  planned.measures[1].voices[0].events[0] = tied(planned.measures[1].voices[0].events[0], false, true);
  planned.measures[2].voices[0].events[0] = tied(planned.measures[2].voices[0].events[0], true, false);
  std::vector<double> lengths;
  for (const Note& note : score_of(planned).notes) lengths.push_back(note.duration.value);
  EXPECT_THAT(lengths, ElementsAre(4, 4, 4, 8));
}

TEST(Unfold, TiesANoteIntoEveryEnding) {
  Sheet planned = planned_sheet("|: A 1. A :| 2. A");
  planned.measures[0].voices[0].events[0] = tied(planned.measures[0].voices[0].events[0], false, true);
  planned.measures[1].voices[0].events[0] = tied(planned.measures[1].voices[0].events[0], true, false);
  EXPECT_THAT(score_of(planned).notes,
              ElementsAre(Note{{0}, {8}, 60, 80, Hand::right}, Note{{8}, {8}, 60, 80, Hand::right}));
}

TEST(Unfold, RepeatsAcrossSplitMeasuresWithTheirPickup) {
  Sheet planned = planned_sheet("|: A B :| |: C D :|");
  for (const std::size_t index : {std::size_t{0}, std::size_t{2}}) {
    RepeatBars bars = planned.measures[index].repeats;
    Measure pickup = upper_measure({chord(kQuarter, {index == 0 ? kC4 : kE4})});
    pickup.implicit = true;
    pickup.key = planned.measures[index].key;
    pickup.meter = planned.measures[index].meter;
    pickup.clefs = planned.measures[index].clefs;
    pickup.repeats = bars;
    planned.measures[index] = pickup;
    Measure last = upper_measure({chord({NoteType::half, 1}, {kG4})});
    last.repeats = planned.measures[index + 1].repeats;
    planned.measures[index + 1] = last;
  }
  std::vector<double> onsets;
  for (const Note& note : score_of(planned).notes) onsets.push_back(note.onset.value);
  EXPECT_THAT(onsets, ElementsAre(0, 1, 4, 5, 8, 9, 12, 13));
}

}  // namespace
}  // namespace clavier::testing
