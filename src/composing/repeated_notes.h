#pragma once

#include <optional>

#include "encoding/score_steps/score_state.h"
#include "encoding/score_steps/score_step.h"

namespace clavier {

/// The outer note that a hand played last: the highest of the right hand, the lowest of the left.
struct OuterNote {
  Pitch pitch = 60;
  int times = 1;  ///< how often it was played in a row, within this bar and the one before
  bool operator==(const OuterNote&) const = default;
};

/// Before the place of `step`, which has a shift and a part. Nothing when the step adds an inner note, or the part has
/// been silent since the bar before.
std::optional<OuterNote> find_last_outer_note(const ScoreState& state, const ScoreStep& step);

}  // namespace clavier
