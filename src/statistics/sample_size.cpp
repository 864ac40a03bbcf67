#include "statistics/sample_size.h"

#include <algorithm>
#include <cmath>

#include "statistics/binomial.h"
#include "statistics/normal_quantile.h"

namespace clavier {
namespace {

constexpr double kMaxSampleSize = 2e9;

/// required_sample_size() before rounding.
double unrounded_sample_size(const PowerAnalysis& claim) {
  const double by_chance = normal_quantile(1 - claim.level / 2) / 2;
  const double by_truth = normal_quantile(claim.power) * std::sqrt(claim.share * (1 - claim.share));
  return std::pow((by_chance + by_truth) / (claim.share - 0.5), 2);
}

}  // namespace

int required_sample_size(const PowerAnalysis& claim) {
  return static_cast<int>(std::min(kMaxSampleSize, std::ceil(unrounded_sample_size(claim))));
}

int exact_sample_size(const PowerAnalysis& claim) {
  int enough =
      static_cast<int>(unrounded_sample_size(claim) * 1.1) + 30;  // above every number at which the power falls
  while (enough > 1 && binomial_power(enough - 1, claim.share, claim.level) >= claim.power) --enough;
  return enough;
}

double detectable_share(int judgements, double level, double power) {
  double low = 0.5, high = 1;
  for (int halving = 0; halving < 50; ++halving) {
    const double middle = (low + high) / 2;
    (unrounded_sample_size({.share = middle, .level = level, .power = power}) > judgements ? low : high) = middle;
  }
  return high;
}

}  // namespace clavier
