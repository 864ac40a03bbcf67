#pragma once

#include <array>

#include "encoding/strike_image.h"
#include "engine/beat_roll_shape.h"
#include "engine/matrix.h"

namespace clavier {

/// What is added to the wish for a strike, to a length and to a velocity before their sigmoids.
using StrikeCorrection = std::array<float, kCalibrations>;

/// What a network wishes, (frames, kStrikeChannels * kRollKeys), as strikes: of the frames inside the piece by `edges`
/// (edge_features), where the corrected wish is above zero.
StrikeImage strikes_wished(const RowMatrix& wishes, const std::vector<float>& edges,
                           const StrikeCorrection& correction);

}  // namespace clavier
