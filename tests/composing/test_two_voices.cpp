#include <gtest/gtest.h>

#include "composing/two_voices.h"
#include "support/score_rules.h"

namespace clavier {
namespace {

/// Two bars of 4/4, the first with these notes; the current place is in the second.
ScoreState state_with(const std::vector<BarNote>& first, const std::vector<BarNote>& second) {
  ScoreState state{ScoreFrame{}};
  state.known.bars = {{.notes = first}, {.notes = second}};
  state.references.resize(2);
  state.bar_starts = {0, 96};
  state.bar = 1;
  state.position = second.empty() ? 0 : second.back().position;
  return state;
}

Allowed allowed_in(const ScoreState& state, const ScoreStep& step, StepField field) {
  return symbols_left_by(forbid_third_voices, state, step, field);
}

constexpr auto kRight = static_cast<std::size_t>(Part::right);
constexpr auto kLeft = static_cast<std::size_t>(Part::left);

TEST(TwoVoices, KeepAThirdFromBeginning) {
  const ScoreState held = state_with({{.position = 72, .duration = 96}}, {{.position = 0, .duration = 48}});
  const Allowed during = allowed_in(held, step_of(24), StepField::part);
  EXPECT_FALSE(during[kRight]);
  EXPECT_TRUE(during[kLeft]);
  EXPECT_TRUE(allowed_in(held, step_of(48), StepField::part)[kRight]);  // one has ended
}

TEST(TwoVoices, LetChordsGrow) {
  const ScoreState held = state_with({{.position = 72, .duration = 96}}, {{.position = 0, .duration = 48}});
  EXPECT_TRUE(allowed_in(held, step_of(0), StepField::part)[kRight]);
  const Allowed durations = allowed_in(held, step_of(0, Part::right), StepField::duration);
  EXPECT_TRUE(durations[static_cast<std::size_t>(duration_symbol(48))]);
  EXPECT_FALSE(durations[static_cast<std::size_t>(duration_symbol(24))]);
}

TEST(TwoVoices, LetASecondVoiceHaveAnyLength) {
  const ScoreState one = state_with({}, {{.position = 0, .duration = 48}});
  const Allowed durations = allowed_in(one, step_of(0, Part::right), StepField::duration);
  EXPECT_EQ(std::count(durations.begin(), durations.end(), false), 0);
}

TEST(TwoVoices, OfferShiftsAtWhichAHandIsFree) {
  const std::vector<BarNote> held = {{.position = 0, .part = Part::right, .duration = 96},
                                     {.position = 0, .part = Part::right, .duration = 72}};
  ScoreState state = state_with({}, held);
  const Allowed shifts = allowed_in(state, {}, StepField::shift);
  EXPECT_TRUE(shifts[24]);  // for the left hand, which has no voices yet
  state.known.bars[1].notes.push_back({.position = 0, .part = Part::left, .duration = 96});
  state.known.bars[1].notes.push_back({.position = 0, .part = Part::left, .duration = 48});
  const Allowed crowded = allowed_in(state, {}, StepField::shift);
  EXPECT_FALSE(crowded[24]);
  EXPECT_TRUE(crowded[48]);
  EXPECT_TRUE(crowded[kShiftBar]);
}

}  // namespace
}  // namespace clavier
