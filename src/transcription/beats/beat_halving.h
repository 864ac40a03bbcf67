#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/time.h"
#include "transcription/beats/meter_model.h"

namespace clavier {

/// Halves tracked beats when three halves make a measure: fast triple meter in which every second beat was tracked,
/// across the bar lines. It is recognised by two signs: downbeats every three halves stand out more than every two or
/// four, and the music repeats every three halves. A new beat lies on an onset within a sixteenth of a beat of the
/// middle, else on the middle. Empty for other beats and for fewer than twelve.
std::vector<Seconds> halve_beats_in_triple_meter(const std::vector<OnsetGroup>& groups,
                                                 const std::vector<Seconds>& beats, const MeterModel& model = {});

}  // namespace clavier
