#pragma once

#include "base/options.h"
#include "evaluation/report/era_reference.h"

namespace clavier {

/// All metrics of a set of pieces of one era that take the notes themselves, beside training music of the era:
/// docs/evaluation.md gives every formula. Means come as [mean, low, high] with 95 % bootstrap intervals over groups.
///
///   pieces, groups
///   metrics: each of PieceMetrics; null where less than half of the pieces have it
///   features: overlap and divergence with training music for each Yang-Lerch feature, and their mean overlap
///   style: accuracy (share predicted as the era), predicted (share for each era), probability of the era, and
///   embedding: distance and real_vs_real, with `extrapolated` also both of infinite samples originality: longest match
///   in notes and seconds, n-gram overlap, share of pieces above the human limit degeneracy: how many pieces repeat,
///   overlap, hang, are silent keys: confidence, margin over the second-best key, key stability, and the share of
///   pieces in major
Json measure_set_metrics(const PieceSet& set, const EvaluationContext& context, const EraReference& reference,
                         bool extrapolated);

/// A number for each piece's group, 0, 1, 2 ... in the order in which they appear.
std::vector<std::size_t> group_numbers(const PieceSet& set);

}  // namespace clavier
