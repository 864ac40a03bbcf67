#include "statistics/frechet.h"

#include <cassert>
#include <cmath>
#include <limits>

#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

using Vector = Eigen::Map<const Eigen::VectorXd>;
using Rows = Eigen::Map<const RowsXd>;

Eigen::Index index(std::size_t value) { return static_cast<Eigen::Index>(value); }

Vector mean(const GaussianFit& fit) { return {fit.mean.data(), index(fit.mean.size())}; }

Rows deviations(const GaussianFit& fit) {
  return {fit.deviations.data(), index(fit.deviations.size() / fit.size), index(fit.size)};
}

double trace(const GaussianFit& fit) {
  return deviations(fit).squaredNorm() + fit.variance * static_cast<double>(fit.size);
}

/// The sum of the singular values of the matrix whose product with its own transpose is `gram`. Eigenvalues within the
/// rounding of the largest are none: their square roots would not be small.
double nuclear_norm(const RowsXd& gram) {
  const Eigen::VectorXd eigenvalues = symmetric_eigenvalues(gram);
  const double rounding = eigenvalues.cwiseAbs().maxCoeff() * static_cast<double>(eigenvalues.size()) *
                          std::numeric_limits<double>::epsilon();
  return (eigenvalues.array() > rounding).select(eigenvalues.array().abs().sqrt(), 0).sum();
}

/// The trace of the root of the covariance.
double root_trace(const GaussianFit& fit) { return nuclear_norm(row_products(deviations(fit), deviations(fit))); }

/// The trace of the root of the product of the two covariances.
double root_trace(const GaussianFit& a, const GaussianFit& b) {
  if (a.deviations.empty() && b.deviations.empty())
    return std::sqrt(a.variance * b.variance) * static_cast<double>(a.size);
  if (a.deviations.empty()) return std::sqrt(a.variance) * root_trace(b);
  if (b.deviations.empty()) return std::sqrt(b.variance) * root_trace(a);
  const RowsXd product = row_products(deviations(a), deviations(b));
  return nuclear_norm(row_products(product, product));
}

/// The variance over n - 1, as numpy.cov computes it for a single row.
double variance_of(std::span<const float> numbers) {
  double sum = 0, squares = 0;
  for (const float number : numbers) sum += number;
  const double mean = sum / static_cast<double>(numbers.size());
  for (const float number : numbers) squares += (number - mean) * (number - mean);
  return numbers.size() > 1 ? squares / static_cast<double>(numbers.size() - 1) : 0;
}

}  // namespace

GaussianFit fit_gaussian(std::span<const std::vector<float>> samples) {
  assert(!samples.empty());
  GaussianFit fit{.size = samples.front().size(), .mean = std::vector<double>(samples.front().size())};
  const auto count = static_cast<double>(samples.size());
  for (const std::vector<float>& sample : samples) {
    assert(sample.size() == fit.size);
    for (std::size_t place = 0; place < fit.size; ++place) fit.mean[place] += sample[place] / count;
  }
  if (samples.size() == 1) {
    fit.variance = variance_of(samples.front());
    return fit;
  }
  fit.deviations.reserve(samples.size() * fit.size);
  for (const std::vector<float>& sample : samples)
    for (std::size_t place = 0; place < fit.size; ++place)
      fit.deviations.push_back((sample[place] - fit.mean[place]) / std::sqrt(count - 1));
  return fit;
}

GaussianFit random_image(std::size_t size, Random& random) {
  std::vector<float> image(size);
  double sum = 0;
  for (float& number : image) sum += number = static_cast<float>(random.uniform());
  return {.size = size,
          .mean = std::vector<double>(size, sum / static_cast<double>(size)),
          .deviations = {},
          .variance = variance_of(image)};
}

double frechet_distance(const GaussianFit& a, const GaussianFit& b) {
  assert(a.size == b.size && a.size > 0);
  return (mean(a) - mean(b)).squaredNorm() + trace(a) + trace(b) - 2 * root_trace(a, b);
}

std::vector<double> frechet_distances(const GaussianFit& set, std::span<const std::vector<float>> samples) {
  const bool is_one = set.deviations.empty();
  const double own_trace = trace(set), own_root = is_one ? 0 : root_trace(set);
  std::vector<double> distances;
  for (const std::vector<float>& sample : samples) {
    const GaussianFit one = fit_gaussian(std::span(&sample, 1));
    const double root = is_one ? root_trace(set, one) : std::sqrt(one.variance) * own_root;
    distances.push_back((mean(set) - mean(one)).squaredNorm() + own_trace + trace(one) - 2 * root);
  }
  return distances;
}

}  // namespace clavier
