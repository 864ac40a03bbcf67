#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

struct DynamicMark {
  std::size_t measure = 0;
  Dynamic dynamic = Dynamic::mf;
};

/// Dynamics for the loudness of a score, at the start of measures where they change. For the mean velocity of each
/// measure the nearest dynamics (velocity_of) with few changes, by Viterbi's algorithm. None when all notes have the
/// same velocity.
std::vector<DynamicMark> dynamics_of(const Score& score, const std::vector<MeasureFrame>& frames);

}  // namespace clavier
