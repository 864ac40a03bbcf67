#include "composing/score_sampler.h"

#include <algorithm>
#include <cmath>

#include "composing/sampler.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxFingers = 5;
constexpr int kMaxSpan = 17;

/// Notes of a part at the current onset.
std::size_t count_notes(const ScoreState& state, Part part) {
  return static_cast<std::size_t>(std::count_if(state.at_onset.begin(), state.at_onset.end(),
                                                [&](const BarNote& note) { return note.part == part; }));
}

/// Whether a hand that holds `part`'s notes of this onset can play `pitch`, too.
bool can_reach(const ScoreState& state, Part part, int pitch) {
  if (count_notes(state, part) >= kMaxFingers) return false;
  return std::all_of(state.at_onset.begin(), state.at_onset.end(), [&](const BarNote& note) {
    return note.part != part || std::abs(note.pitch - pitch) <= kMaxSpan;
  });
}

/// Takes away symbols that hands cannot play. They stay where nothing else would be left.
void forbid_unplayable(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed) {
  const bool joins = step.has(StepField::shift) && step[StepField::shift] == 0 && !state.at_onset.empty();
  if (!joins || (field != StepField::part && field != StepField::pitch)) return;
  Allowed playable = allowed;
  for (std::size_t symbol = 0; symbol < playable.size(); ++symbol) {
    if (!playable[symbol]) continue;
    if (field == StepField::part) {
      const auto part = static_cast<Part>(symbol);
      playable[symbol] = part == Part::voice || count_notes(state, part) < kMaxFingers;
    } else {
      playable[symbol] =
          can_reach(state, static_cast<Part>(step[StepField::part]), static_cast<int>(symbol) + kLowestPianoKey);
    }
  }
  if (std::find(playable.begin(), playable.end(), true) != playable.end()) allowed = std::move(playable);
}

const SamplingOptions& options_for(const ScoreState& state, const ScoreStep& step, const ScoreSampling& sampling) {
  if (step.has(StepField::shift) && step.is_bar()) return sampling.plan;
  if (state.bar < 0) return sampling.fresh;
  const Likeness likeness = state.references[static_cast<std::size_t>(state.bar)].likeness;
  return likeness > Likeness::rhythm ? sampling.returning : sampling.fresh;
}

}  // namespace

ScoreStep sample_step(ScoreModel& model, const ScoreSampling& sampling, Random& random) {
  const ScoreState& state = model.reader().state();
  ScoreStep step;
  std::optional<StepField> field = StepField::shift;
  while (field) {
    const std::span<const float> logits = model.logits(step, *field);
    Allowed allowed(logits.size());
    for (std::size_t symbol = 0; symbol < logits.size(); ++symbol) allowed[symbol] = std::isfinite(logits[symbol]);
    forbid_unplayable(state, step, *field, allowed);
    step.set(*field, sample_symbol(logits, allowed, options_for(state, step, sampling), random));
    field = next_field(step, *field);
  }
  return step;
}

}  // namespace clavier
