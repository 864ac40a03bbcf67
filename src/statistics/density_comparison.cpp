#include "statistics/density_comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace clavier {
namespace {

constexpr std::size_t kGridPoints = 1024;
constexpr double kGridMargin = 4;  // bandwidths
constexpr double kMinShare = 1e-12;

/// The points at which densities are evaluated.
struct Grid {
  double low = 0;
  double step = 0;
};

Grid make_grid(std::span<const double> first, std::span<const double> second) {
  const double reach = kGridMargin * std::max(scott_bandwidth(first), scott_bandwidth(second));
  const auto [first_low, first_high] = std::ranges::minmax(first);
  const auto [second_low, second_high] = std::ranges::minmax(second);
  const double low = std::min(first_low, second_low) - reach, high = std::max(first_high, second_high) + reach;
  return {.low = low, .step = (high - low) / (kGridPoints - 1)};
}

/// The share of the sample at each grid point.
std::vector<double> bin_linearly(std::span<const double> sample, const Grid& grid) {
  std::vector<double> shares(kGridPoints);
  for (const double number : sample) {
    const double at = std::clamp((number - grid.low) / grid.step, 0.0, static_cast<double>(kGridPoints - 1));
    const std::size_t left = std::min(static_cast<std::size_t>(at), kGridPoints - 2);
    const double right_part = at - static_cast<double>(left);
    shares[left] += (1 - right_part) / static_cast<double>(sample.size());
    shares[left + 1] += right_part / static_cast<double>(sample.size());
  }
  return shares;
}

/// exp(-distance^2 / 2 width^2) for distances of 0, 1, 2 ... grid steps; `width` in grid steps.
std::vector<double> kernel_of(double width) {
  std::vector<double> kernel(kGridPoints);
  for (std::size_t distance = 0; distance < kGridPoints; ++distance)
    kernel[distance] = std::exp(-0.5 * std::pow(static_cast<double>(distance) / width, 2));
  return kernel;
}

void scale_to_unit_norm(std::vector<double>& shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = std::max(share / sum, kMinShare);
}

/// The sample's density at each grid point, as shares that sum to 1.
std::vector<double> estimate_density(std::span<const double> sample, const Grid& grid) {
  const std::vector<double> shares = bin_linearly(sample, grid);
  const std::vector<double> kernel = kernel_of(std::max(1.0, scott_bandwidth(sample) / grid.step));
  std::vector<double> density(kGridPoints);
  for (std::size_t from = 0; from < kGridPoints; ++from) {
    if (shares[from] <= 0) continue;
    for (std::size_t to = 0; to < kGridPoints; ++to)
      density[to] += shares[from] * kernel[from < to ? to - from : from - to];
  }
  scale_to_unit_norm(density);
  return density;
}

}  // namespace

double scott_bandwidth(std::span<const double> sample) {
  if (sample.size() < 2) return 0;
  const auto count = static_cast<double>(sample.size());
  const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / count;
  double squares = 0;
  for (const double number : sample) squares += (number - mean) * (number - mean);
  return std::sqrt(squares / (count - 1)) * std::pow(count, -0.2);
}

DensityComparison compare_densities(std::span<const double> first, std::span<const double> second) {
  if (first.empty() || second.empty()) return {};
  const Grid grid = make_grid(first, second);
  if (grid.step <= 0) return {.divergence = 0, .overlap = 1};
  const std::vector<double> of_first = estimate_density(first, grid), of_second = estimate_density(second, grid);
  DensityComparison comparison;
  for (std::size_t place = 0; place < kGridPoints; ++place) {
    comparison.divergence += of_first[place] * std::log(of_first[place] / of_second[place]);
    comparison.overlap += std::min(of_first[place], of_second[place]);
  }
  comparison.divergence =
      std::max(0.0, comparison.divergence);  // the minimum shares make the sums slightly more than 1
  return comparison;
}

}  // namespace clavier
