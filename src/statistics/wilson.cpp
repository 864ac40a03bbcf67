#include "statistics/wilson.h"

#include <algorithm>
#include <cmath>

#include "statistics/normal_quantile.h"

namespace clavier {

ProportionInterval wilson_interval(int successes, int trials) {
  if (trials == 0) return {};
  const double n = trials, p = successes / n, z = kNormal95;
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {.share = p, .low = std::max(0.0, (middle - half) / scale), .high = std::min(1.0, (middle + half) / scale)};
}

}  // namespace clavier
