#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Of the highest notes of the strokes and of the lowest: shares of their steps in semitones; of the highest also of
/// their turns, pairs of steps by pitch class, repetitions, returns and figures heard before. And where keys lie. (232)
void add_lines(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
