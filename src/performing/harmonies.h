#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// A span with one chord.
struct Harmony {
  Beats onset;
  Beats end;
  unsigned chord = 0;  ///< a bit for each pitch class that belongs to it, C the lowest
  bool operator==(const Harmony&) const = default;
};

/// The harmonies of a piece, changing only on beats, from its first measure to its last, without gaps. After Pardo and
/// Birmingham, "Algorithms for chordal analysis" (2002): the best segmentation by dynamic programming. In a good
/// segment much of what sounds belongs to a triad or seventh chord, little does not, and no chord tone is missing. A
/// segment has at most eight beats.
std::vector<Harmony> find_harmonies(const Score& score, const std::vector<MeasureFrame>& measures);

}  // namespace clavier
