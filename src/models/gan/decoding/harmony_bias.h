#pragma once

#include <span>

#include "models/layers/matrix.h"

namespace clavier {

/// Makes harmony clearer: `classes` (frames, kPitchClasses) is what pitch classes gain, `beat_at` where each frame
/// begins, in beats. The key is the one that find_key hears in the whole piece; a pitch class gains `key` times the
/// log-odds that it occurs in a passage of that key (Temperley's profile). Then, beat by beat, the three pitch classes
/// of the major or minor triad that gain most together gain `triads` more.
void add_harmony_bias(RowMatrix& classes, std::span<const double> beat_at, float key, float triad_gain);

}  // namespace clavier
