#include "composing/score_sampler.h"

#include <algorithm>
#include <cmath>

#include "composing/plain_rhythm.h"
#include "composing/sampler.h"
#include "composing/score_loop_guard.h"
#include "composing/two_voices.h"

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

/// Leaves one symbol, if it may follow.
void allow_only(int symbol, Allowed& allowed) {
  const auto place = static_cast<std::size_t>(symbol);
  if (!allowed[place]) return;
  allowed.assign(allowed.size(), false);
  allowed[place] = true;
}

void forbid(int symbol, Allowed& allowed) {
  allowed[static_cast<std::size_t>(symbol)] = false;
  if (std::find(allowed.begin(), allowed.end(), true) == allowed.end())
    allowed[static_cast<std::size_t>(symbol)] = true;
}

/// The tempo and the key of the first bar are always stated: users read them.
void apply_opening(const ScorePrefix& prefix, StepField field, Allowed& allowed) {
  if (field == StepField::tempo) {
    forbid(0, allowed);
    if (prefix.tempo) allow_only(1 + *prefix.tempo, allowed);
  } else if (field == StepField::key) {
    forbid(0, allowed);
    if (prefix.key) allow_only(key_symbol(prefix.key), allowed);
  }
}

void apply_reference(const BarReference& reference, StepField field, Allowed& allowed) {
  if (field == StepField::likeness) allow_only(static_cast<int>(reference.likeness), allowed);
  if (field == StepField::distance) allow_only(reference.distance - 1, allowed);
  if (field == StepField::transposition) allow_only(reference.transposition + kMaxTransposition, allowed);
}

/// What is asked of the bar that `step` begins.
void apply_request(const ScoreRequest& request, const ScoreState& state, const ScoreStep& step, StepField field,
                   Allowed& allowed) {
  if (!step.has(StepField::shift) || !step.is_bar() || state.in_passage) return;
  const int bar = state.bar + 1;
  if (bar == 0) apply_opening(request.prefix, field, allowed);
  if (field == StepField::meter && request.one_meter) {
    if (request.prefix.meter)
      allow_only(*request.prefix.meter, allowed);
    else if (bar > 0)
      allow_only(state.known.bars.front().meter, allowed);
  }
  const BarRequest* asked = request.find_bar(bar);
  if (asked == nullptr) return;
  if (field == StepField::key && asked->key && bar > 0) {
    const int symbol = key_symbol(asked->key);
    allow_only(symbol == state.key ? 0 : symbol, allowed);
  }
  if (asked->reference) apply_reference(*asked->reference, field, allowed);
}

const SamplingOptions& options_for(const ScoreState& state, const ScoreStep& step, const ScoreSampling& sampling) {
  if (step.has(StepField::shift) && step.is_bar()) return sampling.plan;
  return is_return(state) ? sampling.returning : sampling.fresh;
}

double temperature_factor(StepField field, const ScoreSampling& sampling) {
  if (field == StepField::pitch) return sampling.pitch_temperature;
  return field == StepField::duration ? sampling.duration_temperature : 1;
}

}  // namespace

ScoreSampling make_score_sampling(const SamplingOptions& asked) {
  ScoreSampling sampling;
  for (SamplingOptions* each : {&sampling.fresh, &sampling.returning, &sampling.plan}) {
    each->temperature *= asked.temperature / SamplingOptions{}.temperature;
    each->min_p = std::max(each->min_p, asked.min_p);
    each->greedy = asked.greedy;
    if (each == &sampling.plan) continue;
    each->top_k = asked.top_k;
    if (asked.top_p < SamplingOptions{}.top_p) each->top_p = asked.top_p;
  }
  return sampling;
}

ScoreStep sample_step(ScoreModel& model, const ScoreRequest& request, const ScoreSampling& sampling, Random& random) {
  const ScoreState& state = model.reader().state();
  ScoreStep step;
  std::optional<StepField> field = StepField::shift;
  while (field) {
    const std::span<const float> given = model.logits(step, *field);
    std::vector<float> logits(given.begin(), given.end());
    if (*field == StepField::pitch) correct_pitches(state, step, sampling.corrections, logits);
    Allowed allowed(logits.size());
    for (std::size_t symbol = 0; symbol < logits.size(); ++symbol) allowed[symbol] = std::isfinite(logits[symbol]);
    forbid_unplayable(state, step, *field, allowed);
    forbid_tangled_rhythms(state, step, *field, allowed);
    forbid_third_voices(state, step, *field, allowed);
    if (request.loop_guard) break_bar_loops(state, step, *field, allowed);
    apply_request(request, state, step, *field, allowed);
    step.set(*field, sample_symbol(logits, allowed, options_for(state, step, sampling), random,
                                   temperature_factor(*field, sampling)));
    field = next_field(step, *field);
  }
  return step;
}

}  // namespace clavier
