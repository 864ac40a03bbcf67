#pragma once

#include "transcription/meter/measure_frames.h"

namespace clavier {

/// The metrical level of a time in a measure: 4/4 has all four levels, 3/4 and 6/8 have no half measure.
enum class MetricalLevel : std::uint8_t { downbeat, half_measure, beat, division };

/// The level of `time`, which lies in `measure`, to the nearest 1/48 quarter note.
MetricalLevel metrical_level(const MeasureFrame& measure, Beats time);

/// The gain of a note on a metrical level, in decibels. Pianists play notes on strong beats louder (Sloboda, "The
/// communication of musical metre in piano performance", 1983; Drake and Palmer, "Accent structures in music
/// performance", 1993). The amounts are our choice and small.
double metrical_accent(MetricalLevel level);

}  // namespace clavier
