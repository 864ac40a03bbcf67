#pragma once

#include <optional>

#include "composing/sampler.h"
#include "encoding/score_steps/score_state.h"

namespace clavier {

/// The symbols of a field that a rule of sampling leaves when all are allowed.
template <class Rule>
Allowed symbols_left_by(Rule&& rule, const ScoreState& state, const ScoreStep& step, StepField field) {
  Allowed allowed(static_cast<std::size_t>(kStepSymbols[static_cast<std::size_t>(field)]), true);
  rule(state, step, field, allowed);
  return allowed;
}

/// A note so far.
inline ScoreStep step_of(int shift, std::optional<Part> part = std::nullopt) {
  ScoreStep step;
  step.set(StepField::shift, shift);
  if (part) step.set(StepField::part, static_cast<int>(*part));
  return step;
}

}  // namespace clavier
