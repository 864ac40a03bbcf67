#include "analysis/metrics/step_notes.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

/// `steps_at` converts a time in the score to steps, not yet rounded.
template <class StepsAt>
std::vector<StepNote> notes_in_steps(const Score& score, StepsAt steps_at) {
  std::vector<StepNote> notes;
  notes.reserve(score.notes.size());
  for (const Note& note : score.notes) {
    const std::int64_t onset = std::llround(steps_at(note.onset));
    const std::int64_t end = std::llround(steps_at(end_of(note)));
    notes.push_back({.onset = onset, .end = std::max(end, onset + 1), .pitch = note.pitch});
  }
  return notes;
}

}  // namespace

std::vector<StepNote> notes_in_beat_steps(const Score& score) {
  return notes_in_steps(score, [](Beats time) { return time.value * kMetricStepsPerBeat; });
}

std::vector<StepNote> notes_in_second_steps(const Score& score) {
  return notes_in_steps(score, [&](Beats time) { return score.tempo.seconds_at(time).value * kMetricStepsPerSecond; });
}

}  // namespace clavier
