#pragma once

#include "composing/sampler.h"
#include "encoding/score_steps/score_state.h"

namespace clavier {

/// Takes away shifts, parts and durations with which the notes of a part in one beat would begin or end on no common
/// division of it into 1, 2, 3, 4, 6 or 8 parts, or stand alone on a sixth or an eighth part: such beats are hard to
/// write and to read. `step` is the note so far.
/// They stay where nothing else would be left, and in beats that are given so.
void forbid_tangled_rhythms(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed);

}  // namespace clavier
