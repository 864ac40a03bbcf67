#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Appends 54 numbers: notes and onset groups a second; shares of onset groups by their number of notes; shares of the
/// time by number of sounding notes. On logarithmic scales: inter-onset intervals, durations, durations relative to the
/// next inter-onset interval, and ratios of neighbouring intervals.
void add_rhythm(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
