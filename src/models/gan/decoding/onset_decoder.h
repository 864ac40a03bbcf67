#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"
#include "models/gan/decoding/decoding_parameters.h"

namespace clavier {

/// The notes of a piece whose frames begin at the places `beat_at` (in beats, rising; as many as `wishes` has): at each
/// pulse (pulses.h) those keys are struck whose wish is above zero after all habits, the most wished first; a key comes
/// up a moment before it is struck again. Sorted and remove_overlaps.
std::vector<GridNote> decode_notes(const OnsetLogits& logits, std::span<const double> beat_at,
                                   const DecodingParameters& parameters);

}  // namespace clavier
