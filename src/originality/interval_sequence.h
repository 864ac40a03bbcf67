#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// How one note follows another, transposed or not, at whatever speed: the interval in semitones, and whether it is
/// struck with it. `step_between` numbers them 1 .. kNoteSteps - 1; 0 is nothing that a piece holds.
using NoteStep = std::uint16_t;
inline constexpr NoteStep kNoteSteps = 384;
inline constexpr NoteStep kNoStep = 0;

/// `together`: `to` is higher than `from`, since chords are spelt upwards.
constexpr NoteStep step_between(Pitch from, Pitch to, bool together) {
  return static_cast<NoteStep>(together ? 256 + (to - from) : 128 + (to - from));
}

/// A piece as steps from note to note, in the order of chords and from the lowest key of each up.
struct NoteSteps {
  std::vector<NoteStep> steps;       ///< steps[i] leads from note i to note i + 1
  std::vector<std::uint32_t> notes;  ///< the place of each in Score::notes
  bool operator==(const NoteSteps&) const = default;
};

/// Notes that begin within two steps of 1/48 s of the first one are one chord, as in docs/formats/tokens.md: what a
/// model copied has the steps of what it copied. A key struck twice within a chord counts once. Times other than that
/// play no part.
NoteSteps note_steps(const Score& score);

}  // namespace clavier
