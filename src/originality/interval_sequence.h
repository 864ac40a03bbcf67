#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// How one note follows another, transposed or not, at whatever speed: the interval in semitones, and whether it is
/// struck with it. `encode_interval` numbers them 1 .. kNoteIntervals - 1; 0 is nothing that a piece holds.
using NoteInterval = std::uint16_t;
inline constexpr NoteInterval kNoteIntervals = 384;
inline constexpr NoteInterval kNoInterval = 0;

/// `together`: `to` is higher than `from`, since chords are spelt upwards.
constexpr NoteInterval encode_interval(Pitch from, Pitch to, bool together) {
  return static_cast<NoteInterval>(together ? 256 + (to - from) : 128 + (to - from));
}

/// A piece as steps from note to note, in the order of chords and from the lowest key of each up.
struct IntervalSequence {
  std::vector<NoteInterval> intervals;  ///< steps[i] leads from note i to note i + 1
  std::vector<std::uint32_t> notes;     ///< the place of each in Score::notes
  bool operator==(const IntervalSequence&) const = default;
};

/// Notes that begin within two steps of 1/48 s of the first one are one chord, as in docs/formats/tokens.md: what a
/// model copied has the steps of what it copied. A key struck twice within a chord counts once. Times other than that
/// play no part.
IntervalSequence encode_intervals(const Score& score);

}  // namespace clavier
