#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// The directions of a score by measure, in the order that Measure requires. The tempo at the start is a metronome
/// mark; other tempos are only played. The sustain pedal is below the lower staff. Dynamics stand at the start of
/// measures (dynamics_of). Times are rounded to 1/480 quarter note. Events after the last measure are dropped, and
/// tempos are limited to kMinTempo .. kMaxTempo.
std::vector<std::vector<Direction>> directions_of(const Score& score, const std::vector<MeasureFrame>& frames);

}  // namespace clavier
