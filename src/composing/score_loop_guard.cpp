#include "composing/score_loop_guard.h"

#include <algorithm>

namespace clavier {
namespace {

bool sound_alike(const ScoreBar& a, const ScoreBar& b) {
  return std::equal(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end(),
                    [](const BarNote& x, const BarNote& y) { return x.position == y.position && x.pitch == y.pitch; });
}

/// Whether a bar is like the one `period` bars before it, or was meant to be.
bool repeats(const ScoreState& state, int bar, int period) {
  const BarReference& reference = state.references[static_cast<std::size_t>(bar)];
  if (reference.likeness == Likeness::same && reference.distance == period && reference.transposition == 0) return true;
  return sound_alike(state.known.bars[static_cast<std::size_t>(bar)],
                     state.known.bars[static_cast<std::size_t>(bar - period)]);
}

/// How many bars before the next one, in a row, repeat the bar `period` bars before them.
int count_repeats(const ScoreState& state, int period) {
  int count = 0;
  for (int bar = state.bar; bar >= period; --bar, ++count)
    if (!repeats(state, bar, period)) break;
  return count;
}

bool is_loop(const ScoreState& state, int period) { return count_repeats(state, period) >= (kMaxBarRun - 1) * period; }

}  // namespace

void break_bar_loops(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed) {
  if (!step.has(StepField::shift) || !step.is_bar() || state.bar < 1) return;
  if (field != StepField::likeness && field != StepField::distance) return;
  const bool one = is_loop(state, 1), two = is_loop(state, 2);
  if (!one && !two) return;
  Allowed kept = allowed;
  if (field == StepField::likeness) {
    kept[static_cast<std::size_t>(Likeness::same)] = false;
  } else {
    for (const int distance : {1, 2, 3, 4})
      if (one || distance % 2 == 0) kept[static_cast<std::size_t>(distance - 1)] = false;
  }
  if (std::find(kept.begin(), kept.end(), true) != kept.end()) allowed = std::move(kept);
}

}  // namespace clavier
