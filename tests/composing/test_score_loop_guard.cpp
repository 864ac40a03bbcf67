#include <gtest/gtest.h>

#include "composing/score_loop_guard.h"

namespace clavier {
namespace {

ScoreBar bar_of_pitch(Pitch pitch) { return {.notes = {{.pitch = pitch}, {.position = 48, .pitch = pitch}}}; }

ScoreState state_after(const std::vector<Pitch>& bars) {
  ScoreState state{ScoreFrame{}};
  for (const Pitch pitch : bars) state.known.bars.push_back(bar_of_pitch(pitch));
  state.references.resize(bars.size());
  state.bar = static_cast<int>(bars.size()) - 1;
  return state;
}

Allowed allowed_after(const std::vector<Pitch>& bars, StepField field) {
  ScoreStep step;
  step.set(StepField::shift, kShiftBar);
  Allowed allowed(static_cast<std::size_t>(kStepSymbols[static_cast<std::size_t>(field)]), true);
  break_bar_loops(state_after(bars), step, field, allowed);
  return allowed;
}

bool may_be_same(const std::vector<Pitch>& bars) {
  return allowed_after(bars, StepField::likeness)[static_cast<std::size_t>(Likeness::same)];
}

TEST(ScoreLoopGuard, LetsABarComeThreeTimes) {
  EXPECT_TRUE(may_be_same({60}));
  EXPECT_TRUE(may_be_same({60, 60}));
  EXPECT_FALSE(may_be_same({60, 60, 60}));
  EXPECT_TRUE(may_be_same({60, 60, 60, 62}));
}

TEST(ScoreLoopGuard, LetsTwoBarsComeThreeTimes) {
  EXPECT_TRUE(may_be_same({60, 62, 60, 62}));
  EXPECT_FALSE(may_be_same({60, 62, 60, 62, 60, 62}));
}

TEST(ScoreLoopGuard, CountsBarsThatWereMeantToBeTheSame) {
  ScoreState state = state_after({60, 61, 62});
  ScoreStep step;
  step.set(StepField::shift, kShiftBar);
  for (const bool meant : {false, true}) {
    if (meant) state.references[1] = state.references[2] = {Likeness::same, 1, 0};
    Allowed allowed(kLikenesses, true);
    break_bar_loops(state, step, StepField::likeness, allowed);
    EXPECT_EQ(allowed[static_cast<std::size_t>(Likeness::same)], !meant);
  }
}

TEST(ScoreLoopGuard, KeepsVariedBarsFromTheLoop) {
  const Allowed one = allowed_after({60, 60, 60}, StepField::distance);
  EXPECT_FALSE(one[0]);
  EXPECT_TRUE(one[7]);
  const Allowed two = allowed_after({60, 62, 60, 62, 60, 62}, StepField::distance);
  EXPECT_TRUE(two[0]);
  EXPECT_FALSE(two[1]);
}

}  // namespace
}  // namespace clavier
