#pragma once

#include "transcription/quantising/measure_grid.h"

namespace clavier {

/// Fits tempos to a performance from the start of music to `end`. With them the quantised score reproduces the
/// performed time of each beat within a few hundredths of a second. Uses as few tempos as that allows. A first tempo
/// close to a whole number is rounded to it.
TempoMap fit_tempo_map(const BeatClock& clock, const MeasureGrid& measure_grid, Tick end);

}  // namespace clavier
