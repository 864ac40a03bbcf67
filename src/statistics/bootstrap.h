#pragma once

#include <cstddef>
#include <span>

#include "base/options.h"
#include "base/random.h"
#include "models/sequence/likelihood.h"

namespace clavier {

/// The mean of one value a piece, with its percentile bootstrap interval over pieces: kResamples draws of as many
/// pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All 0 without values.
Interval bootstrap_mean(std::span<const double> values, Random random);

/// The same of values that come in groups (stretches of one work are more alike than those of two): groups are drawn,
/// as many as there are, each with all its values. `groups` says for each value which of 0, 1, 2 ... it is of; every
/// number up to the largest occurs.
Interval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> groups, Random random);

/// [mean, low, high].
inline Json interval_json(const Interval& interval) { return {interval.mean, interval.low, interval.high}; }

}  // namespace clavier
