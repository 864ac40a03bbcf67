#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/metrics/yang_lerch_features.h"
#include "statistics/density_comparison.h"

namespace clavier {

/// Real and generated pieces compared by one feature, after Yang and Lerch ("On the evaluation of generative models in
/// music", 2020): the distances of all pairs of pieces within a set, and of all pairs across. A distance is Euclid's;
/// of single numbers the absolute difference.
struct FeatureComparison {
  std::string_view feature;
  double real_distance = 0;       ///< mean within the real pieces
  double generated_distance = 0;  ///< mean within the generated ones: far below the real one where pieces are too alike
  double distance_across = 0;     ///< mean from real to generated
  DensityComparison real;         ///< of the distances within the real pieces with those across
  DensityComparison generated;    ///< of the distances within the generated pieces with those across
};

struct FeatureComparisons {
  std::vector<FeatureComparison> features;  ///< in the order of YangLerchFeatures::visit
  double mean_real_overlap = 0;
  double mean_generated_overlap = 0;
};

/// Each pair counts once. No features and all 0 with fewer than two pieces in either set. Both sets' note lengths must
/// be in one LengthUnit, and their pieces cut to one length: see YangLerchFeatures. Deterministic.
FeatureComparisons compare_features(std::span<const YangLerchFeatures> real,
                                    std::span<const YangLerchFeatures> generated);

}  // namespace clavier
