#include "encoding/score_steps/score_state.h"

#include <algorithm>

namespace clavier {

std::optional<int> ScoreState::bars_left() const {
  if (in_passage) return frame.passage->first_bar + frame.passage->bars - 1 - bar;
  if (!frame.bars) return std::nullopt;
  return *frame.bars - 1 - bar;
}

int ScoreState::tick() const {
  if (in_passage && bar < frame.passage->first_bar)
    return bar_starts[static_cast<std::size_t>(frame.passage->first_bar)];
  return bar < 0 ? 0 : bar_starts[static_cast<std::size_t>(bar)] + position;
}

void ScoreState::begin_bar(const ScoreStep& step) {
  ++bar;
  position = 0;
  at_onset.clear();
  const auto index = static_cast<std::size_t>(bar);
  if (index >= known.bars.size()) {
    bar_starts.push_back(known.bars.empty() ? 0 : bar_starts.back() + bar_ticks(known.bars.back().meter));
    known.bars.push_back(bar_of(step));
    references.emplace_back();
  }
  references[index] = reference_of(step);
  if (in_passage) return;
  if (bar == 0) first_tempo = step[StepField::tempo];
  if (step[StepField::tempo] > 0) tempo = step[StepField::tempo];
  if (step[StepField::key] > 0) key = step[StepField::key];
}

void ScoreState::add_note(const ScoreStep& step) {
  if (bar < 0 || bar >= static_cast<int>(known.bars.size())) return;
  BarNote note = note_of(step, position);
  note.position = std::min(note.position, bar_length() - 1);
  if (note.position != position) at_onset.clear();
  position = note.position;
  at_onset.push_back(note);
  std::vector<BarNote>& notes = known.bars[static_cast<std::size_t>(bar)].notes;
  notes.insert(std::upper_bound(notes.begin(), notes.end(), note, comes_before), note);
}

void ScoreState::take(const ScoreStep& step) {
  if (step.is_note()) {
    add_note(step);
  } else if (step.is_bar()) {
    begin_bar(step);
  } else if (step.is_fill() && frame.passage) {
    in_passage = true;
    bar = frame.passage->first_bar - 1;
    position = 0;
    at_onset.clear();
  } else {
    ended = true;
  }
}

}  // namespace clavier
