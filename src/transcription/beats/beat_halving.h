#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/time.h"
#include "transcription/beats/meter_model.h"

namespace clavier {

/// Halves of tracked beats, when three of them make a measure: quick measures of three whose every second beat was
/// tracked, across the bar lines. They are told by their downbeats, which stand out when three halves are a measure,
/// and not on every second half as those of beats would, and by what returns every three halves. A new beat is what is
/// struck within a sixteenth of a beat of the middle, else the middle. Empty for any other beats, and for less than
/// twelve.
std::vector<Seconds> halve_beats_in_triple_meter(const std::vector<OnsetGroup>& groups,
                                                 const std::vector<Seconds>& beats, const MeterModel& model = {});

}  // namespace clavier
