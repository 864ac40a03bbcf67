#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"
#include "models/gan/decoding/decoding_parameters.h"

namespace clavier {

/// The notes of a piece. `beat_at` is where its frames begin, in beats and ascending, as many as `logits` has. At each
/// tatum (tatum_grid.h) those pitches begin whose logit is above 0 after all parameters, the largest first. A note ends
/// shortly before its pitch begins again. The result is sorted and has no overlaps (remove_overlaps).
std::vector<GridNote> decode_notes(const OnsetLogits& logits, std::span<const double> beat_at,
                                   const DecodingParameters& parameters);

}  // namespace clavier
