#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// How fast the music goes at a moment.
struct TempoPoint {
  Seconds time;
  double beats_per_minute = 0;
};

/// How the tempo runs, in order of time. Of a score on a grid: its quarter notes, each (or of very long pieces every so
/// many) as long as the tempo map says. Of a performance: its beats as track_beats finds them, each the median of five
/// neighbours, since one beat's place is a guess. Empty where there are less than two beats.
std::vector<TempoPoint> compute_tempo_curve(const Score& score);

}  // namespace clavier
