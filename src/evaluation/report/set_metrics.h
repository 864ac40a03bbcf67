#pragma once

#include "base/options.h"
#include "evaluation/report/era_reference.h"

namespace clavier {

/// Everything that is measured of a set of pieces of one era by the notes themselves, beside training music of the era:
/// docs/evaluation.md gives every formula. Means come as [mean, low, high] with 95 % bootstrap intervals over groups.
///
///   pieces, groups
///   metrics: each of PieceMetrics; null where less than half of the pieces have it
///   features: overlap and divergence with training music for each of the nine features, and their mean overlap
///   style: right (share taken for the era), heard (share for each era), distance, floor, and with `endless` those of
///   endless samples
///   originality: longest run in notes and seconds, shares of known patterns, share of pieces above people's limit
///   degeneracy: how many pieces repeat, double, hang, are silent
///   keys: how sure the key is, how far the second-best lies behind, and the share of pieces in major
Json measure_set_metrics(const PieceSet& set, const EvaluationContext& context, const EraReference& reference,
                         bool extrapolated);

/// A number for each piece's group, 0, 1, 2 ... in the order in which they appear.
std::vector<std::size_t> group_numbers(const PieceSet& set);

}  // namespace clavier
