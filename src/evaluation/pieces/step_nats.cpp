#include "evaluation/pieces/step_nats.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clavier {
namespace {

/// -log softmax(logits)[symbol]; illegal symbols have logits of -infinity.
double nats_of(std::span<const float> logits, int symbol) {
  const double highest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - highest);
  return std::log(sum) + highest - logits[static_cast<std::size_t>(symbol)];
}

}  // namespace

double StepNats::total() const { return std::accumulate(fields.begin(), fields.end(), 0.0); }

StepNats& StepNats::operator+=(const StepNats& other) {
  for (std::size_t field = 0; field < fields.size(); ++field) fields[field] += other.fields[field];
  return *this;
}

StepNats measure_step(ScoreModel& model, const ScoreStep& step) {
  StepNats nats;
  ScoreStep so_far;
  std::optional<StepField> field = StepField::shift;
  while (field) {
    nats.fields[static_cast<std::size_t>(*field)] += nats_of(model.logits(so_far, *field), step[*field]);
    so_far.set(*field, step[*field]);
    field = next_field(so_far, *field);
  }
  return nats;
}

}  // namespace clavier
