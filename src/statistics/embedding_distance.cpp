#include "statistics/embedding_distance.h"

#include <cassert>

#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

struct Normal {
  Eigen::VectorXd mean;
  RowsXd covariance;
};

/// The weight of the identity: Chen et al. (2010), equation 23.
double shrinkage_of(const RowsXd& covariance, double samples) {
  const auto size = static_cast<double>(covariance.rows());
  const double squares = covariance.squaredNorm(), trace = covariance.trace();
  const double above = (1 - 2 / size) * squares + trace * trace;
  const double below = (samples + 1 - 2 / size) * (squares - trace * trace / size);
  return below > 0 ? std::min(1.0, above / below) : 1;
}

Normal fit_normal(Embeddings samples) {
  assert(samples.size() > 1);
  const auto size = static_cast<Eigen::Index>(samples.front().size());
  RowsXd columns(size, static_cast<Eigen::Index>(samples.size()));
  for (std::size_t index = 0; index < samples.size(); ++index)
    columns.col(static_cast<Eigen::Index>(index)) =
        Eigen::Map<const Eigen::VectorXf>(samples[index].data(), size).cast<double>();
  const auto count = static_cast<double>(samples.size());
  Normal normal{.mean = columns.rowwise().mean()};
  columns.colwise() -= normal.mean;
  const RowsXd covariance = row_products(columns, columns) / count;
  const double shrinkage = shrinkage_of(covariance, count);
  normal.covariance = (1 - shrinkage) * covariance;
  normal.covariance.diagonal().array() += shrinkage * covariance.trace() / static_cast<double>(size);
  return normal;
}

double distance(const Normal& a, const Normal& b) {
  const RowsXd root = symmetric_power(a.covariance, 0.5);
  const RowsXd product = row_products(row_products(root, b.covariance), root);  // all three are symmetric
  const double shared = symmetric_eigenvalues(product).cwiseMax(0).cwiseSqrt().sum();
  return (a.mean - b.mean).squaredNorm() + a.covariance.trace() + b.covariance.trace() - 2 * shared;
}

std::vector<std::vector<float>> draw_subset(Embeddings samples, std::size_t size, Random& random) {
  std::vector<std::vector<float>> chosen(samples.begin(), samples.end());
  for (std::size_t index = 0; index < size; ++index)
    std::swap(chosen[index], chosen[index + random.below(chosen.size() - index)]);
  chosen.resize(size);
  return chosen;
}

/// The intercept of the least-squares line through the points.
double regression_intercept(const std::vector<double>& x, const std::vector<double>& y) {
  const auto map = [](const std::vector<double>& values) {
    return Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Eigen::Index>(values.size()));
  };
  const double mean_x = map(x).mean(), mean_y = map(y).mean();
  const double slope = ((map(x) - mean_x) * (map(y) - mean_y)).sum() / (map(x) - mean_x).square().sum();
  return mean_y - slope * mean_x;
}

}  // namespace

double embedding_distance(Embeddings a, Embeddings b) { return distance(fit_normal(a), fit_normal(b)); }

double extrapolated_embedding_distance(Embeddings a, Embeddings b, Random random) {
  constexpr std::size_t kSizes = 10, kDraws = 5;
  assert(b.size() >= 2 * kSizes);
  const Normal fixed = fit_normal(a);
  std::vector<double> inverses, distances;
  for (std::size_t step = 0; step < kSizes; ++step) {
    const std::size_t size = b.size() / 2 + (b.size() - b.size() / 2) * step / (kSizes - 1);
    for (std::size_t draw = 0; draw < kDraws; ++draw) {
      inverses.push_back(1 / static_cast<double>(size));
      distances.push_back(distance(fixed, fit_normal(draw_subset(b, size, random))));
    }
  }
  return regression_intercept(inverses, distances);
}

}  // namespace clavier
