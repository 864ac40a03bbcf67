#include "composing/length_plan.h"

#include <algorithm>
#include <cmath>

#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr double kTypicalEventsPerStep = 9.0 / kStepsPerSecond;  // the mean of the corpus
constexpr double kPriorWeight = 0.05;  // weight of the typical density, as a share of the piece

}  // namespace

LengthPlan::LengthPlan(const ComposeOptions& options, const Vocabulary& vocabulary, bool count_from_start)
    : vocabulary_(vocabulary), fixed_step_(options.step * kStepsPerSecond), at_start_(count_from_start) {
  if (options.notes) {
    target_notes_ = *options.notes;
  } else {
    target_steps_ = options.seconds.value_or(kDefaultSeconds) * kStepsPerSecond *
                    options.tempo.value_or(kNominalTempo) / kNominalTempo;
  }
}

void LengthPlan::take(const Event& event) {
  ++events_;
  notes_ += static_cast<double>(vocabulary_.pitches(event.token).size());
  if (!at_start_ && vocabulary_.opens(event.token))
    steps_ += vocabulary_.has_timing() ? shift_bins().value(event.shift) : fixed_step_;
  at_start_ = false;
}

double LengthPlan::done() const { return target_notes_ > 0 ? notes_ / target_notes_ : steps_ / target_steps_; }

std::optional<int> LengthPlan::steps_left() const {
  if (target_notes_ > 0) return std::nullopt;
  return static_cast<int>(std::lround(std::max(0.0, target_steps_ - steps_)));
}

int LengthPlan::events_left() const {
  const double part = done();
  if (part >= 1) return -1;
  const double per_step = vocabulary_.has_timing() ? kTypicalEventsPerStep : 1 / fixed_step_;
  const double typical = target_notes_ > 0 ? target_notes_ : target_steps_ * per_step;
  const double total = (events_ + kPriorWeight * typical) / (part + kPriorWeight);
  return static_cast<int>(std::lround(total * (1 - part)));
}

}  // namespace clavier
