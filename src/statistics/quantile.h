#pragma once

#include <vector>

namespace clavier {

/// The value below which `share` (0..1) of the values lie, interpolated linearly. `sorted` is ascending and not empty.
double quantile(const std::vector<double>& sorted, double share);

}  // namespace clavier
