#pragma once

#include "transcription/meter/measure_frames.h"

namespace clavier {

/// How strong a place of a measure is: 4/4 has all four levels, 3/4 and 6/8 have no half measure.
enum class MetricalLevel : std::uint8_t { downbeat, half_measure, beat, division };

/// That of `time`, which lies in `measure`, to the nearest 1/48 quarter note.
MetricalLevel metrical_level(const MeasureFrame& measure, Beats time);

/// How much louder a note is for its place, in decibels. Pianists strike notes on strong beats harder (Sloboda, "The
/// communication of musical metre in piano performance", 1983; Drake and Palmer, "Accent structures in music
/// performance", 1993); how much is a light choice of ours.
double metrical_accent(MetricalLevel level);

}  // namespace clavier
