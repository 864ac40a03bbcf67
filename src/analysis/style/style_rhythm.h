#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Notes and strokes a second; shares of strokes by their number of notes; of the time by how many keys are down; of
/// times from stroke to stroke, durations, durations against the time to the next stroke, and of neighbouring times'
/// ratios, all on logarithmic scales. (54)
void add_rhythm(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
