#include <gtest/gtest.h>

#include "composing/plain_rhythm.h"
#include "support/score_rules.h"

namespace clavier {
namespace {

/// A bar of 4/4 so far; the last note is the current position.
ScoreState state_with(const std::vector<BarNote>& notes) {
  ScoreState state{ScoreFrame{}};
  state.known.bars = {{.notes = notes}};
  state.references.resize(1);
  state.bar = 0;
  state.position = notes.empty() ? 0 : notes.back().position;
  return state;
}

Allowed allowed_in(const ScoreState& state, const ScoreStep& step, StepField field) {
  return symbols_left_by(forbid_tangled_rhythms, state, step, field);
}

TEST(PlainRhythm, MixesNoThirdsAndSixteenthsInOneHand) {
  const ScoreState state = state_with({{.position = 0}, {.position = 6}});
  const Allowed part = allowed_in(state, step_of(2), StepField::part);  // at 8, a third
  EXPECT_FALSE(part[static_cast<std::size_t>(Part::right)]);
  EXPECT_TRUE(part[static_cast<std::size_t>(Part::left)]);
  const Allowed later = allowed_in(state, step_of(26), StepField::part);  // in the next beat
  EXPECT_TRUE(later[static_cast<std::size_t>(Part::right)]);
}

TEST(PlainRhythm, OffersShiftsThatOneHandCanTake) {
  ScoreState state = state_with({{.position = 0, .part = Part::left}, {.position = 0}, {.position = 6}});
  EXPECT_TRUE(allowed_in(state, {}, StepField::shift)[2]);  // thirds in the left hand
  state = state_with({{.position = 0}, {.position = 6}, {.position = 6, .part = Part::left}});
  const Allowed shifts = allowed_in(state, {}, StepField::shift);
  EXPECT_FALSE(shifts[2]);
  EXPECT_FALSE(shifts[1]);
  EXPECT_TRUE(shifts[0]);
  EXPECT_TRUE(shifts[3]);  // after a dotted sixteenth
  EXPECT_TRUE(shifts[6]);
  EXPECT_TRUE(shifts[26]);
  EXPECT_TRUE(shifts[kShiftBar]);
}

TEST(PlainRhythm, EndsNotesOnPartsOfTheirBeat) {
  const ScoreState state = state_with({{.position = 0}, {.position = 6}});
  const Allowed durations = allowed_in(state, step_of(6, Part::right), StepField::duration);  // from 12 on
  for (const int ticks : {3, 6, 9, 12, 18, 20, 36})
    EXPECT_TRUE(durations[static_cast<std::size_t>(duration_symbol(ticks))]) << ticks;
  for (const int ticks : {1, 2, 4, 5, 8, 13})
    EXPECT_FALSE(durations[static_cast<std::size_t>(duration_symbol(ticks))]) << ticks;
}

TEST(PlainRhythm, UsesSixthsAndEighthsOfABeatInRunsOnly) {
  const Allowed from_beat = allowed_in(state_with({{.position = 0}}), {}, StepField::shift);
  EXPECT_TRUE(from_beat[3]);
  EXPECT_TRUE(from_beat[4]);
  EXPECT_FALSE(from_beat[15]);
  EXPECT_FALSE(from_beat[20]);
  EXPECT_TRUE(from_beat[21]);
  EXPECT_TRUE(allowed_in(state_with({{.position = 16}}), {}, StepField::shift)[4]);
}

TEST(PlainRhythm, LeavesBeatsThatAreGivenOtherwise) {
  const ScoreState state = state_with({{.position = 0}, {.position = 5}, {.position = 7}});
  EXPECT_TRUE(allowed_in(state, step_of(2), StepField::part)[0]);
}

TEST(PlainRhythm, LeavesOtherFields) {
  const Allowed pitches = allowed_in(state_with({{.position = 5}}), step_of(2, Part::right), StepField::pitch);
  EXPECT_EQ(std::count(pitches.begin(), pitches.end(), false), 0);
}

}  // namespace
}  // namespace clavier
