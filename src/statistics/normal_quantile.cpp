#include "statistics/normal_quantile.h"

#include <cmath>
#include <numbers>

namespace clavier {

double normal_quantile(double share) {
  double low = -9, high = 9;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    const double below = std::erfc(-middle / std::numbers::sqrt2) / 2;
    (below < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace clavier
