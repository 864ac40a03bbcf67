#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Appends 232 numbers on the lines of the highest and of the lowest notes of the onset groups. For both: shares of
/// melodic steps in semitones. For the highest also: turns, pairs of steps by pitch class, repetitions, returns and
/// recurring motifs. Then the registers of all pitches.
void add_lines(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
