#pragma once

#include "composing/sampler.h"
#include "encoding/score_steps/score_state.h"

namespace clavier {

/// As many voices as one staff holds while it is easy to read.
inline constexpr std::size_t kVoicesOfAHand = 2;

/// Takes away shifts, parts and durations that would make a hand play more voices at once: notes that begin and end
/// together are one. `step` is the note so far. They stay where nothing else would be left.
void forbid_third_voices(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed);

}  // namespace clavier
