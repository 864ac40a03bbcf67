#pragma once

#include "transcription/quantising/measure_grid.h"

namespace clavier {

/// The tempos at which a written score comes when the performance did, to a few hundredths of a second at each beat
/// from the start of music to `end`: as few as that allows. A first tempo that is nearly whole is made whole.
TempoMap fit_tempo_map(const BeatClock& clock, const MeasureGrid& measure_grid, Tick end);

}  // namespace clavier
