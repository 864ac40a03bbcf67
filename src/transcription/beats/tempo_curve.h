#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// The tempo at a time.
struct TempoPoint {
  Seconds time;
  double beats_per_minute = 0;
};

/// The tempo curve, in order of time. For a score on a grid: its quarter notes (every n-th in very long pieces), with
/// the lengths of the tempo map. For a performance: the beats of track_beats, each smoothed by the median of five
/// neighbours. Empty when there are fewer than two beats.
std::vector<TempoPoint> compute_tempo_curve(const Score& score);

}  // namespace clavier
