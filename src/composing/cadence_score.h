#pragma once

#include <optional>
#include <span>

#include "analysis/key/key.h"

namespace clavier {

/// Points for each of the first four keys of an ending.
inline constexpr double kPointsPerPitch = 0.8;

/// Whether the key is of the tonic triad.
bool is_in_tonic_triad(Pitch pitch, Key key);

/// Points of how much a chord (the lowest key first, at least one) sounds like home: 3 for the tonic in the bass, 1 on
/// top, 2 to 2.5 when it holds nothing but the tonic triad. 0 without a key.
double cadence_score(std::span<const Pitch> pitches, const std::optional<KeyEstimate>& key);

/// 0 .. 2 points of how long nothing else is struck beside a chord: a quarter of a second .. one second.
double gap_score(double steps);

}  // namespace clavier
