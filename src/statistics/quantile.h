#pragma once

#include <vector>

namespace clavier {

/// The value below which `share` (0..1) of the values lie, linear between neighbours. At least one, ascending.
double quantile(const std::vector<double>& sorted, double share);

}  // namespace clavier
