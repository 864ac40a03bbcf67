#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// Figures of beats and measures, with the formulas of MusPy (Dong et al. 2020), counted in steps of 1/24 beat; beats
/// are quarter notes, the pedal is not looked at. Unlike MusPy's, a note that ends on a line does not fill what begins
/// there, no beat follows the end of the piece, and meters may change.
struct GridMetrics {
  double empty_beat_rate = 0;     ///< share of the beats, from time zero to the end, in which no key is down
  double empty_measure_rate = 0;  ///< the same of the measures
  /// 1 minus the mean, over neighbouring measures of one length, of the share of steps at which one has an onset and
  /// the other has none (Wu and Yang, "The Jazz Transformer on the front line", 2020). Nothing without such neighbours.
  std::optional<double> groove_consistency;
};

/// Nothing for performances and scores without notes: their beats mean nothing (is_on_grid).
std::optional<GridMetrics> grid_metrics(const Score& score);

}  // namespace clavier
