#pragma once

#include <vector>

#include "transcription/beat_positions.h"

namespace clavier {

/// An onset within its beat.
struct BeatOnset {
  double phase = 0;  ///< 0 to below 1
  double seconds = 0;
};

/// Into how many equal parts each beat is divided: 1, 2, 4, 8, 3, 6, or, when `compound`, 1, 3, 6, 12, 2, 4. The most
/// likely sequence by Viterbi's algorithm, where onsets lie around places of the grid with a normal error, and finer or
/// changing divisions cost more: the description length of Cemgil, Desain and Kappen, "Rhythm quantization for
/// transcription" (Computer Music Journal 24, 2000). Onsets of one place cost the more the later one follows the other.
std::vector<int> divide_beats(const std::vector<std::vector<BeatOnset>>& beats, const std::vector<Seconds>& lengths,
                              bool compound);

}  // namespace clavier
