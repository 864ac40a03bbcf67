#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/metrics/piece_metrics.h"
#include "statistics/bootstrap.h"

namespace clavier {

/// One metric of a set of pieces.
struct MetricSummary {
  Metric metric;
  ConfidenceInterval interval;  ///< of the mean over the pieces that have it; all 0 when none has
  std::size_t pieces = 0;       ///< how many have it
};

/// Every metric in the order of PieceMetrics::visit; empty without pieces. `groups` as bootstrap_mean takes them. The
/// same pieces and random numbers give the same intervals.
std::vector<MetricSummary> summarise(std::span<const PieceMetrics> pieces, std::span<const std::size_t> groups,
                                     Random random);

}  // namespace clavier
