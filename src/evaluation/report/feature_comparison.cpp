#include "evaluation/report/feature_comparison.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace clavier {
namespace {

using Vectors = std::vector<std::vector<double>>;

/// One feature of all pieces of a set.
struct NamedVectors {
  std::string_view feature;
  Vectors vectors{};
};

std::vector<NamedVectors> vectors_by_feature(std::span<const YangLerchFeatures> pieces) {
  std::vector<NamedVectors> all;
  for (const YangLerchFeatures& piece : pieces) {
    std::size_t place = 0;
    piece.visit([&](std::string_view feature, std::span<const double> numbers) {
      if (place == all.size()) all.push_back({feature});
      all[place++].vectors.emplace_back(numbers.begin(), numbers.end());
    });
  }
  return all;
}

double distance_between(const std::vector<double>& a, const std::vector<double>& b) {
  return std::sqrt(std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus(),
                                         [](double x, double y) { return (x - y) * (x - y); }));
}

std::vector<double> distances_within(const Vectors& set) {
  std::vector<double> distances;
  for (std::size_t first = 0; first < set.size(); ++first)
    for (std::size_t second = first + 1; second < set.size(); ++second)
      distances.push_back(distance_between(set[first], set[second]));
  return distances;
}

std::vector<double> distances_across(const Vectors& real, const Vectors& generated) {
  std::vector<double> distances;
  for (const std::vector<double>& one : real)
    for (const std::vector<double>& other : generated) distances.push_back(distance_between(one, other));
  return distances;
}

double mean_distance(const std::vector<double>& distances) {
  return std::accumulate(distances.begin(), distances.end(), 0.0) / static_cast<double>(distances.size());
}

FeatureComparison compare_feature(const NamedVectors& real, const NamedVectors& generated) {
  const std::vector<double> within_real = distances_within(real.vectors);
  const std::vector<double> within_generated = distances_within(generated.vectors);
  const std::vector<double> across = distances_across(real.vectors, generated.vectors);
  return {.feature = real.feature,
          .real_distance = mean_distance(within_real),
          .generated_distance = mean_distance(within_generated),
          .distance_across = mean_distance(across),
          .real = compare_densities(within_real, across),
          .generated = compare_densities(within_generated, across)};
}

}  // namespace

FeatureComparisons compare_features(std::span<const YangLerchFeatures> real,
                                    std::span<const YangLerchFeatures> generated) {
  if (real.size() < 2 || generated.size() < 2) return {};
  const std::vector<NamedVectors> of_real = vectors_by_feature(real), of_generated = vectors_by_feature(generated);
  FeatureComparisons comparisons;
  for (std::size_t feature = 0; feature < of_real.size(); ++feature) {
    comparisons.features.push_back(compare_feature(of_real[feature], of_generated[feature]));
    comparisons.mean_real_overlap += comparisons.features.back().real.overlap / kYangLerchFeatures;
    comparisons.mean_generated_overlap += comparisons.features.back().generated.overlap / kYangLerchFeatures;
  }
  return comparisons;
}

}  // namespace clavier
