#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/options.h"
#include "base/random.h"

namespace clavier {

inline constexpr int kResamples = 1000;

/// A mean and the interval in which it would lie in 95 of 100 draws of as many pieces.
struct ConfidenceInterval {
  double mean = 0;
  double low = 0;
  double high = 0;
  bool operator==(const ConfidenceInterval&) const = default;
};

/// `figure` with the middle 95 % of what at least one resample gave for it.
ConfidenceInterval percentile_interval(double figure, std::vector<double> resampled);

/// The mean of one value a piece, with its percentile bootstrap interval over pieces: kResamples draws of as many
/// pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All 0 without values.
ConfidenceInterval bootstrap_mean(std::span<const double> values, Random random);

/// The same of values that come in groups (stretches of one work are more alike than those of two): groups are drawn,
/// as many as there are, each with all its values. `groups` says for each value which of 0, 1, 2 ... it is of; every
/// number up to the largest occurs.
ConfidenceInterval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> groups, Random random);

/// [mean, low, high].
inline Json interval_json(const ConfidenceInterval& interval) { return {interval.mean, interval.low, interval.high}; }

}  // namespace clavier
