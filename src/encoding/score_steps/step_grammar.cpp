#include "encoding/score_steps/step_grammar.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

using Legal = std::span<std::uint8_t>;

void mark(Legal legal, int symbol, bool value = true) {
  legal[static_cast<std::size_t>(symbol)] = static_cast<std::uint8_t>(value);
}
void mark_all(Legal legal) { std::fill(legal.begin(), legal.end(), std::uint8_t{1}); }

/// The pitches that `part` may play at `position` of the current bar. `joins`: at the place of the note before.
void mark_pitches(const ScoreState& state, Part part, int position, bool joins, Legal legal) {
  mark_all(legal);
  for (const BarNote& note : state.current().notes)
    if (note.position == position && (note.part == Part::voice) == (part == Part::voice))
      mark(legal, note.pitch - kLowestPianoKey, false);
  if (!joins || state.at_onset.empty() || state.at_onset.back().part != part) return;
  const auto last = legal.begin() + (state.at_onset.back().pitch - kLowestPianoKey);
  if (part == Part::left) {
    std::fill(legal.begin(), last + 1, std::uint8_t{0});
  } else {
    std::fill(last, legal.end(), std::uint8_t{0});
  }
}

bool has_pitch(const ScoreState& state, Part part, int position, bool joins) {
  std::array<std::uint8_t, kPianoKeys> legal{};
  mark_pitches(state, part, position, joins, legal);
  return std::find(legal.begin(), legal.end(), 1) != legal.end();
}

/// Whether `part` may play a note `shift` ticks later.
bool may_write(const ScoreState& state, Part part, int shift) {
  if (!state.writes(part)) return false;
  const bool joins = shift == 0 && !state.at_onset.empty();
  if (joins) {
    BarNote next = state.at_onset.back();
    next.part = part;
    if (part != state.at_onset.back().part && comes_before(next, state.at_onset.back())) return false;
  }
  return has_pitch(state, part, state.position + shift, joins);
}

bool may_write(const ScoreState& state, int shift) {
  return may_write(state, Part::voice, shift) || may_write(state, Part::right, shift) ||
         may_write(state, Part::left, shift);
}

/// A whole piece neither begins nor ends with an empty bar.
bool may_leave_bar(const ScoreState& state) { return state.frame.passage || !state.current().notes.empty(); }

void mark_shifts(const ScoreState& state, Legal legal) {
  if (state.bar < 0 && !state.in_passage) {
    mark(legal, kShiftBar);
    return;
  }
  const std::optional<int> left = state.bars_left();
  if (state.in_passage && state.bar < state.frame.passage->first_bar) {
    mark(legal, kShiftBar);
    return;
  }
  for (int shift = 1; state.position + shift < state.bar_length(); ++shift) mark(legal, shift);
  if (may_write(state, 0)) mark(legal, 0);
  const bool is_inner = state.bar > 0 || may_leave_bar(state);
  if ((!left || *left > 0) && is_inner) mark(legal, kShiftBar);
  if (left && *left > 0) return;
  const bool fill_follows = state.frame.passage && !state.in_passage;
  if (may_leave_bar(state) || (left && *left < 0)) mark(legal, fill_follows ? kShiftFill : kShiftEnd);
}

void mark_distances(const ScoreState& state, int ticks, Legal legal) {
  const int bar = state.bar + 1;
  for (int distance = 1; distance <= std::min(bar, kMaxLookback); ++distance) {
    const ScoreBar& before = state.known.bars[static_cast<std::size_t>(bar - distance)];
    if (!before.notes.empty() && bar_ticks(before.meter) == ticks) mark(legal, distance - 1);
  }
}

void mark_likenesses(const ScoreState& state, int ticks, Legal legal) {
  std::array<std::uint8_t, kMaxLookback> distances{};
  mark_distances(state, ticks, distances);
  if (std::find(distances.begin(), distances.end(), 1) != distances.end()) mark_all(legal);
  mark(legal, static_cast<int>(Likeness::none));
}

/// A tempo or a key: anything in the first bar, later a change where the first bar has one.
void mark_changes(const ScoreState& state, int first, int in_force, Legal legal) {
  mark(legal, 0);
  if (state.in_passage || (state.bar >= 0 && first == 0)) return;
  mark_all(legal);
  if (state.bar >= 0 && in_force > 0) mark(legal, in_force, false);
}

void mark_meters(const ScoreState& state, Legal legal) {
  if (state.in_passage) {
    const int next = state.bar + 1;
    mark(legal, state.known.bars[static_cast<std::size_t>(next)].meter);
  } else {
    mark_all(legal);
  }
}

}  // namespace

void mark_legal(const ScoreState& state, const ScoreStep& step, StepField field, Legal legal) {
  using enum StepField;
  std::fill(legal.begin(), legal.end(), std::uint8_t{0});
  switch (field) {
    case shift:
      return mark_shifts(state, legal);
    case part:
      for (const Part each : {Part::right, Part::left, Part::voice})
        mark(legal, static_cast<int>(each), may_write(state, each, step[shift]));
      return;
    case pitch:
      return mark_pitches(state, static_cast<Part>(step[part]), state.position + step[shift], step[shift] == 0, legal);
    case loudness:
      mark_all(legal);
      if (!state.frame.loudness)
        std::fill(legal.begin() + 1, legal.end(), std::uint8_t{0});
      else
        mark(legal, 0, false);
      return;
    case meter:
      return mark_meters(state, legal);
    case tempo:
      return mark_changes(state, state.first_tempo, state.tempo, legal);
    case key:
      return mark_changes(state, state.key, state.key, legal);
    case likeness:
      return mark_likenesses(state, bar_ticks(step[meter]), legal);
    case distance:
      return mark_distances(state, bar_ticks(step[meter]), legal);
    case duration:
    case transposition:
      break;
  }
  mark_all(legal);
}

}  // namespace clavier
