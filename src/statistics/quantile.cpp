#include "statistics/quantile.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clavier {

double quantile(const std::vector<double>& sorted, double share) {
  assert(!sorted.empty());
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace clavier
