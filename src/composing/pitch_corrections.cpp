#include "composing/pitch_corrections.h"

#include <algorithm>
#include <array>

#include "encoding/score_steps/bar_hints.h"

namespace clavier {
namespace {

constexpr std::array<int, 4> kClashes = {-13, -1, 1, 13};  // semitones

void lower(int pitch, double by, std::vector<float>& logits) {
  const int symbol = pitch - kLowestPianoKey;
  if (symbol >= 0 && symbol < kPianoKeys) logits[static_cast<std::size_t>(symbol)] -= static_cast<float>(by);
}

}  // namespace

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

bool is_return(const ScoreState& state) {
  return state.bar >= 0 && state.references[static_cast<std::size_t>(state.bar)].likeness > Likeness::rhythm;
}

void correct_pitches(const ScoreState& state, const ScoreStep& step, const PitchCorrections& corrections,
                     std::vector<float>& logits) {
  const auto last = is_return(state) ? std::nullopt : find_last_outer_note(state, step);
  if (last) lower(last->pitch, corrections.repetition + corrections.repetition_growth * (last->times - 1), logits);
  for (const Pitch pitch : find_sounding_pitches(state, state.position + step[StepField::shift]))
    for (const int interval : kClashes) lower(pitch + interval, corrections.clash, logits);
}

}  // namespace clavier
