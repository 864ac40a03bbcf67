#pragma once

#include "composing/sampler.h"
#include "encoding/score_steps/score_state.h"

namespace clavier {

/// How often one or two bars may be heard in a row before the next bar has to be another.
inline constexpr int kMaxBarRun = 3;

/// Takes away the likenesses and distances of the next bar that would let the last bar, or the last two, be heard once
/// more after kMaxBarRun times. `step` is its bar line so far. They stay where nothing else would be left.
void break_bar_loops(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed);

}  // namespace clavier
