#include "statistics/binomial.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kLikelihoodTolerance = 1 + 1e-7;

/// The largest count in the lower tail that the test against 1/2 rejects; -1 when it rejects none.
int largest_rejected(int trials, double level) {
  double tail = 0;
  int count = -1;
  while (count + 1 < trials / 2.0) {
    tail += binomial_probability(count + 1, trials, 0.5);
    if (2 * tail > level) break;
    ++count;
  }
  return count;
}

}  // namespace

double binomial_probability(int successes, int trials, double chance) {
  const double k = successes, n = trials;
  const double ways = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
  return std::exp(ways + k * std::log(chance) + (n - k) * std::log1p(-chance));
}

double binomial_test(int successes, int trials, double chance) {
  const double observed = binomial_probability(successes, trials, chance) * kLikelihoodTolerance;
  double sum = 0;
  for (int count = 0; count <= trials; ++count) {
    const double probability = binomial_probability(count, trials, chance);
    if (probability <= observed) sum += probability;
  }
  return std::min(1.0, sum);
}

double binomial_power(int trials, double share, double level) {
  double power = 0;
  for (int count = largest_rejected(trials, level); count >= 0; --count)
    power += binomial_probability(count, trials, share) + binomial_probability(trials - count, trials, share);
  return std::min(1.0, power);
}

}  // namespace clavier
