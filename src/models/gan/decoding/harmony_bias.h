#pragma once

#include <span>

#include "models/layers/matrix.h"

namespace clavier {

/// Clarifies the harmony. `classes` (frames, kPitchClasses) are the gains of pitch classes, and `beat_at` is where each
/// frame begins, in beats.
/// The key is the one that find_key finds in the whole piece. A pitch class gains `key` times the logit of its
/// probability in a passage of that key (Temperley's profile). Then, beat by beat, the pitch classes of the major or
/// minor triad with the largest sum gain `triad_gain`.
void add_harmony_bias(RowMatrix& classes, std::span<const double> beat_at, float key, float triad_gain);

}  // namespace clavier
