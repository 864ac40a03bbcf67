#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Of what sounds at each stroke, held keys with it: shares by the number of pitch classes, by intervals above the
/// lowest note and between neighbours, by kind of chord; of the notes struck together, intervals. And the pitch classes
/// seen from the tonic of the passage's key, how sure that key is, and how evenly all twelve are used. (98)
void add_harmony(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
