#include "encoding/score_steps/bar_hints.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::array<int, kHintBars> kLags = {1, 2, 4, 8, 16, 0, -1, -2};

const std::vector<BarNote>& notes_of(const ScoreState& state, int bar) {
  return state.known.bars[static_cast<std::size_t>(bar)].notes;
}

}  // namespace

std::optional<int> find_hint_bar(const ScoreState& state, HintBar which) {
  if (state.bar < 0 || state.bar >= static_cast<int>(state.known.bars.size())) return std::nullopt;
  int lag = kLags[static_cast<std::size_t>(which)];
  if (which == HintBar::reference) lag = state.references[static_cast<std::size_t>(state.bar)].distance;
  const int bar = state.bar - lag;
  if (lag == 0 || bar < 0 || bar >= static_cast<int>(state.known.bars.size())) return std::nullopt;
  if (lag < 0 && !state.in_passage) return std::nullopt;
  if (bar_ticks(state.known.bars[static_cast<std::size_t>(bar)].meter) != state.bar_length()) return std::nullopt;
  return bar;
}

int next_shift_in(const ScoreState& state, int bar) {
  std::size_t here = 0;
  for (const BarNote& note : notes_of(state, bar)) {
    if (!state.writes(note.part) || note.position < state.position) continue;
    if (note.position > state.position) return note.position - state.position;
    if (++here > state.at_onset.size()) return 0;
  }
  return kShiftBar;
}

const BarNote* find_note(const ScoreState& state, int bar, int position, Part part, std::size_t index) {
  for (const BarNote& note : notes_of(state, bar)) {
    if (note.position > position) break;
    if (note.position == position && note.part == part && index-- == 0) return &note;
  }
  return nullptr;
}

std::vector<Pitch> find_sounding_pitches(const ScoreState& state, int position) {
  std::vector<Pitch> pitches;
  const auto look = [&](int bar, int at) {
    for (const BarNote& note : notes_of(state, bar))
      if (note.position <= at && note.position + note.duration > at && note.part != Part::voice)
        pitches.push_back(note.pitch);
  };
  if (state.bar < 0) return pitches;
  if (state.bar > 0)
    look(state.bar - 1, position + bar_ticks(state.known.bars[static_cast<std::size_t>(state.bar - 1)].meter));
  look(state.bar, position);
  return pitches;
}

SoundingRange find_sounding_range(const ScoreState& state, int position) {
  const std::vector<Pitch> pitches = find_sounding_pitches(state, position);
  if (pitches.empty()) return {};
  const auto [lowest, highest] = std::minmax_element(pitches.begin(), pitches.end());
  return {*lowest, *highest};
}

}  // namespace clavier
