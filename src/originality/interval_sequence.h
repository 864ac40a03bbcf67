#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// The step from one note to the next, independent of transposition and tempo: the interval in semitones, and whether
/// both notes belong to one chord. `encode_interval` gives 1 .. kNoteIntervals - 1; kNoInterval (0) occurs in no piece.
using NoteInterval = std::uint16_t;
inline constexpr NoteInterval kNoteIntervals = 384;
inline constexpr NoteInterval kNoInterval = 0;

/// With `together`, `to` is higher than `from`: chords are ordered upwards.
constexpr NoteInterval encode_interval(Pitch from, Pitch to, bool together) {
  return static_cast<NoteInterval>(together ? 256 + (to - from) : 128 + (to - from));
}

/// A piece as intervals from note to note: chord by chord, each chord from its lowest note up.
struct IntervalSequence {
  std::vector<NoteInterval> intervals;  ///< intervals[i] leads from note i to note i + 1
  std::vector<std::uint32_t> notes;     ///< the index of each note in Score::notes
  bool operator==(const IntervalSequence&) const = default;
};

/// Notes that begin within two steps of 1/48 s of a chord's first note belong to that chord, as in
/// docs/formats/tokens.md. A copy by a model therefore has the same intervals as its source. A pitch that occurs twice
/// in a chord counts once. No other times matter.
IntervalSequence encode_intervals(const Score& score);

}  // namespace clavier
