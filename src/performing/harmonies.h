#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// A stretch in one chord.
struct Harmony {
  Beats onset;
  Beats end;
  unsigned chord = 0;  ///< a bit for each pitch class that belongs to it, C the lowest
  bool operator==(const Harmony&) const = default;
};

/// The harmonies of a piece, changing only on beats, from its first measure to its last, without gaps. Pardo and
/// Birmingham, "Algorithms for chordal analysis" (2002): the best division, by dynamic programming, into stretches in
/// which much sounds that belongs to a triad or seventh chord, little that does not, and no tone of the chord is
/// missing; each of at most eight beats.
std::vector<Harmony> find_harmonies(const Score& score, const std::vector<MeasureFrame>& measures);

}  // namespace clavier
