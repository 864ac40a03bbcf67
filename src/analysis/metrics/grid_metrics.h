#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// Metrics of beats and measures by the formulas of MusPy (Dong et al. 2020), counted in steps of 1/24 beat. A beat is
/// a quarter note; the pedal is ignored. Three things differ from MusPy. A note that ends on a line does not fill the
/// beat that begins there. No beat follows the end of the piece. Meters may change.
struct GridMetrics {
  double empty_beat_rate = 0;     ///< share of the beats, from time zero to the end, without a sounding note
  double empty_measure_rate = 0;  ///< the same for measures
  /// 1 minus the mean, over neighbouring measures of equal length, of the share of steps where exactly one of the two
  /// has an onset (Wu and Yang, "The Jazz Transformer on the front line", 2020). Nothing without such neighbours.
  std::optional<double> groove_consistency;
};

/// Nothing for scores without notes and for performances, whose beats have no meaning (is_on_grid).
std::optional<GridMetrics> grid_metrics(const Score& score);

}  // namespace clavier
