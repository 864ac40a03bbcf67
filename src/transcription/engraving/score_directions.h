#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// What a score says beside its notes, by measure and in the order a Measure promises: the tempo at the start as a
/// metronome mark, other tempos only heard; the sustain pedal below the lower staff; and dynamics at the start of
/// measures (dynamics_of). Places are rounded to 1/480
/// quarter note. Events after the last measure are left out, and what is beyond kMinTempo ..
/// kMaxTempo is brought inside.
std::vector<std::vector<Direction>> directions_of(const Score& score, const std::vector<MeasureFrame>& frames);

}  // namespace clavier
