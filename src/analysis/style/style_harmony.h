#pragma once

#include "analysis/style/style_features.h"

namespace clavier {

/// Appends 98 numbers. What sounds at each onset group, with held notes: shares by number of pitch classes, by interval
/// above the lowest note, by interval between neighbours, by kind of chord. The intervals within onset groups. Pitch
/// classes relative to the tonic of the passage's key, the confidence of that key, and the entropy of the pitch
/// classes.
void add_harmony(const Passage& passage, std::vector<float>& features);

}  // namespace clavier
