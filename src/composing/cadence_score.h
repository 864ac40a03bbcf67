#pragma once

#include <optional>
#include <span>

#include "analysis/key/key.h"

namespace clavier {

/// Points for each of the first four pitches of a last chord.
inline constexpr double kPointsPerPitch = 0.8;

/// Whether the pitch belongs to the tonic triad of the key.
bool is_in_tonic_triad(Pitch pitch, Key key);

/// How much a chord (lowest pitch first, at least one) sounds like a final tonic, in points: 3 for the tonic in the
/// bass, 1 on top, and for nothing but the tonic triad 2.5, or 2 with a single pitch. 0 without a key.
double cadence_score(std::span<const Pitch> pitches, const std::optional<KeyEstimate>& key);

/// 0 .. 2 points for the time from a chord to the next onset: a quarter of a second .. one second. `steps` are 1/48 s.
double gap_score(double steps);

}  // namespace clavier
