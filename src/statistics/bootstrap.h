#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/options.h"
#include "base/random.h"

namespace clavier {

inline constexpr int kResamples = 1000;

/// A mean with its 95 % confidence interval.
struct ConfidenceInterval {
  double mean = 0;
  double low = 0;
  double high = 0;
  bool operator==(const ConfidenceInterval&) const = default;
};

/// `figure` with the middle 95 % of its values in the resamples. `resampled` may lack resamples that gave no value.
ConfidenceInterval percentile_interval(double figure, std::vector<double> resampled);

/// The mean of one value per piece, with its percentile bootstrap interval over pieces. kResamples resamples of as many
/// pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All 0 without values.
ConfidenceInterval bootstrap_mean(std::span<const double> values, Random random);

/// The cluster bootstrap, for values that come in groups: windows of one work are more alike than those of two. Whole
/// groups are resampled, as many as there are. `groups` gives the group of each value, numbered 0, 1, 2 ...; every
/// number up to the largest occurs.
ConfidenceInterval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> groups, Random random);

/// The sum of one number of each piece divided by the sum of another: nats a note. Its interval is by the percentile
/// bootstrap over pieces. All 0 where the divisors sum to 0.
ConfidenceInterval bootstrap_ratio(std::span<const double> sums, std::span<const double> counts, Random random);

/// [mean, low, high].
inline Json interval_json(const ConfidenceInterval& interval) { return {interval.mean, interval.low, interval.high}; }

}  // namespace clavier
