#pragma once

#include <span>

#include "base/random.h"
#include "engine/likelihood.h"

namespace clavier {

/// The mean of one value a piece, with its percentile bootstrap interval over pieces: kResamples draws of as many
/// pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All 0 without values.
Interval bootstrap_mean(std::span<const double> values, Random random);

}  // namespace clavier
