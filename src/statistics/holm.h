#pragma once

#include <span>
#include <vector>

namespace clavier {

/// Adjusts the p-values of several tests for one common level, by Holm's method. Of m tests the i-th smallest is
/// multiplied by m - i + 1; none becomes smaller than one before it, none larger than 1. Returned in the order given.
/// Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
std::vector<double> adjust_holm(std::span<const double> p_values);

}  // namespace clavier
