#pragma once

#include <array>

#include "models/transformer/score_model.h"

namespace clavier {

/// Negative log-likelihoods of steps by field, in nats.
struct StepNats {
  std::array<double, kStepFields> fields{};

  double of(StepField field) const { return fields[static_cast<std::size_t>(field)]; }
  double plan() const { return of(StepField::likeness) + of(StepField::distance) + of(StepField::transposition); }
  double music() const {
    return of(StepField::shift) + of(StepField::part) + of(StepField::pitch) + of(StepField::duration) + plan();
  }
  double total() const;
  StepNats& operator+=(const StepNats& other);
};

/// Of the step that would follow; the model does not take it.
StepNats measure_step(ScoreModel& model, const ScoreStep& step);

}  // namespace clavier
