#pragma once

#include <optional>
#include <vector>

#include "encoding/score_steps/score_state.h"
#include "encoding/score_steps/score_step.h"

namespace clavier {

/// What a small network does too often, and what that costs a pitch, in nats.
struct PitchCorrections {
  double repetition = 1.0;         ///< an outer note that is played again, but in bars that return
  double repetition_growth = 0.0;  ///< and each further time
  double clash = 0.75;             ///< a semitone or a minor ninth from a note that sounds
};

/// The outer note that a hand played last: the highest of the right hand, the lowest of the left.
struct OuterNote {
  Pitch pitch = 60;
  int times = 1;  ///< how often it was played in a row, within this bar and the one before
  bool operator==(const OuterNote&) const = default;
};

/// Before the place of `step`, which has a shift and a part. Nothing when the step adds an inner note, or the part has
/// been silent since the bar before.
std::optional<OuterNote> find_last_outer_note(const ScoreState& state, const ScoreStep& step);

/// Whether the current bar looks back to one that it is like.
bool is_return(const ScoreState& state);

/// Lowers the logits of the pitches of `step`.
void correct_pitches(const ScoreState& state, const ScoreStep& step, const PitchCorrections& corrections,
                     std::vector<float>& logits);

}  // namespace clavier
