#include "composing/repeated_notes.h"

#include <algorithm>

namespace clavier {

std::optional<OuterNote> find_last_outer_note(const ScoreState& state, const ScoreStep& step) {
  const auto part = static_cast<Part>(step[StepField::part]);
  const bool joins = step[StepField::shift] == 0;
  const bool is_inner = joins && std::any_of(state.at_onset.begin(), state.at_onset.end(),
                                             [&](const BarNote& note) { return note.part == part; });
  if (is_inner) return std::nullopt;
  std::optional<OuterNote> last;
  for (int bar = std::max(0, state.bar - 1); bar <= state.bar; ++bar) {
    int position = -1;  // of the outer note before; notes stand by position, the outer one of a part first
    for (const BarNote& note : state.known.bars[static_cast<std::size_t>(bar)].notes) {
      const bool is_later = bar == state.bar && note.position >= state.position + (joins ? 0 : 1);
      if (is_later || note.part != part || note.position == position) continue;
      position = note.position;
      last = OuterNote{note.pitch, last && last->pitch == note.pitch ? last->times + 1 : 1};
    }
  }
  return last;
}

}  // namespace clavier
