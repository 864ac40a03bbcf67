#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "encoding/score_steps/score_state.h"

namespace clavier {

/// Where the hints of a place are looked up: the same place so many bars before, in the bar that the current one looks
/// back to, and, while a passage is written, in bars after it.
enum class HintBar : std::uint8_t { back1, back2, back4, back8, back16, reference, ahead1, ahead2 };
inline constexpr int kHintBars = 8;

/// The index of that bar; nothing when there is none or its length is another.
std::optional<int> find_hint_bar(const ScoreState& state, HintBar which);

/// What came after the current place in `bar`: 0 when more notes follow there at once, else the shift to the next
/// onset, or kShiftBar. Counts only the parts that are being written.
int next_shift_in(const ScoreState& state, int bar);

/// The note that `part` plays in `bar` at `position`, number `index` in the order of writing.
const BarNote* find_note(const ScoreState& state, int bar, int position, Part part, std::size_t index);

/// The pitches of the piano that sound at `position` of the current bar.
std::vector<Pitch> find_sounding_pitches(const ScoreState& state, int position);

/// The lowest and the highest pitch of the piano that sound at `position` of the current bar.
struct SoundingRange {
  std::optional<Pitch> lowest{};
  std::optional<Pitch> highest{};
};
SoundingRange find_sounding_range(const ScoreState& state, int position);

}  // namespace clavier
