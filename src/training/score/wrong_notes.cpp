#include "training/score/wrong_notes.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

constexpr std::array<int, 6> kWrongIntervals = {-12, -2, -1, 1, 2, 12};
constexpr double kRepeats = 0.5;  // share of wrong notes that are the note before again

/// Whether both are notes of one part at one onset, `second` right after `first`.
bool is_chord(const ScoreStep& first, const ScoreStep& second) {
  return first.is_note() && second.is_note() && second[StepField::shift] == 0 &&
         first[StepField::part] == second[StepField::part];
}

}  // namespace

ScoreSteps with_wrong_notes(ScoreSteps steps, double share, Random& random) {
  std::array<std::optional<int>, kParts> before;
  for (std::size_t index = 0; index < steps.size(); ++index) {
    ScoreStep& step = steps[index];
    if (!step.is_note()) continue;
    const bool in_chord = (index > 0 && is_chord(steps[index - 1], step)) ||
                          (index + 1 < steps.size() && is_chord(step, steps[index + 1]));
    std::optional<int>& last = before[static_cast<std::size_t>(step[StepField::part])];
    if (!in_chord && random.uniform() < share) {
      const int moved = step[StepField::pitch] + kWrongIntervals[random.below(kWrongIntervals.size())];
      const bool repeats = last && random.uniform() < kRepeats;
      step.set(StepField::pitch, repeats ? *last : std::clamp(moved, 0, kPianoKeys - 1));
    }
    last = step[StepField::pitch];
  }
  return steps;
}

}  // namespace clavier
