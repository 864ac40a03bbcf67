#pragma once

#include <vector>

#include "analysis/meter_model.h"
#include "analysis/onset_groups.h"
#include "music/time.h"

namespace clavier {

/// Tracked beats, or halves of them where three halves make a measure: quick measures of three whose every second beat
/// was tracked, across the bar lines. They are told by their downbeats, which stand out when three halves are a
/// measure, and not on every second half as those of beats would. A new beat is what is struck within a sixteenth of a
/// beat of the middle, else the middle.
std::vector<Seconds> halved_for_measures(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                                         const MeterModel& model = {});

}  // namespace clavier
