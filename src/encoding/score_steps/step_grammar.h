#pragma once

#include <cstdint>
#include <span>

#include "encoding/score_steps/score_state.h"

namespace clavier {

/// Which symbols of `field` may follow, given the symbols of `step` before it: 1 for those, else 0, into `legal`, which
/// has kStepSymbols[field] places. The steps of a canonical piece are legal; at least one symbol of each field is.
///
/// The order of notes at one onset is that of comes_before, no pitch begins twice there, bars have their
/// length, a piece or a passage its number of bars where that is given. A bar looks back only to a bar of its length
/// that has notes. Of a passage, meters are as they were.
void mark_legal(const ScoreState& state, const ScoreStep& step, StepField field, std::span<std::uint8_t> legal);

}  // namespace clavier
