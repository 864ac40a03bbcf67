#pragma once

#include <span>

namespace clavier {

/// The area under the receiver operating characteristic: the probability that a random positive scores higher than a
/// random negative, ties counting half (Mann and Whitney 1947). 0.5 without either.
double area_under_roc(std::span<const double> positives, std::span<const double> negatives);

}  // namespace clavier
