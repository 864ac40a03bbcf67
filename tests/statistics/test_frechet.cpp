#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <limits>

#include "statistics/frechet.h"

namespace clavier {
namespace {

using Samples = std::vector<std::vector<float>>;

double distance(const Samples& a, const Samples& b) { return frechet_distance(fit_gaussian(a), fit_gaussian(b)); }

Samples random_samples(std::size_t count, std::size_t size, std::uint64_t seed) {
  Random random(seed);
  Samples samples(count, std::vector<float>(size));
  for (std::size_t sample = 0; sample < count; ++sample)
    for (std::size_t place = 0; place < size; ++place)
      samples[sample][place] =
          static_cast<float>(random.normal() * (1.0 + static_cast<double>(place)) + random.uniform());
  return samples;
}

/// The formula with explicit covariances of size x size.
double written_out(const Samples& a, const Samples& b) {
  const auto moments = [](const Samples& samples) {
    Eigen::MatrixXd rows(samples.size(), samples.front().size());
    for (Eigen::Index row = 0; row < rows.rows(); ++row)
      for (Eigen::Index column = 0; column < rows.cols(); ++column)
        rows(row, column) = samples[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    const Eigen::VectorXd mean = rows.colwise().mean();
    rows.rowwise() -= mean.transpose();
    return std::pair<Eigen::VectorXd, Eigen::MatrixXd>(mean, rows.transpose() * rows / double(rows.rows() - 1));
  };
  const auto root = [](const Eigen::MatrixXd& matrix) -> Eigen::MatrixXd {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    return solver.eigenvectors() * solver.eigenvalues().cwiseMax(0).cwiseSqrt().asDiagonal() *
           solver.eigenvectors().transpose();
  };
  const auto [m1, s1] = moments(a);
  const auto [m2, s2] = moments(b);
  const Eigen::MatrixXd half = root(s1);
  return (m1 - m2).squaredNorm() + s1.trace() + s2.trace() - 2 * root(half * s2 * half).trace();
}

TEST(FrechetDistance, OfSingleNumbersComparesMeansAndDeviations) {
  // Means 1 and 5, variances 2 and 8: 16 + (sqrt(8) - sqrt(2))^2.
  EXPECT_NEAR(distance({{0}, {2}}, {{3}, {7}}), 18, 1e-9);
}

TEST(FrechetDistance, UsesTheVarianceWithinASingleSample) {
  // x = (1, 3) has variance 2, and the set has covariance diag(2, 0): 9 + 2 + 2 * 2 - 2 * sqrt(2) * sqrt(2).
  EXPECT_NEAR(distance({{0, 0}, {2, 0}}, {{1, 3}}), 11, 1e-9);
  EXPECT_NEAR(distance({{1, 3}}, {{0, 0}, {2, 0}}), 11, 1e-9);
}

TEST(FrechetDistance, ComparesTwoSingleSamples) {
  // Variances 2 and 8 in both directions: 2 + 25 + 2 * (sqrt(8) - sqrt(2))^2.
  EXPECT_NEAR(distance({{0, 2}}, {{1, -3}}), 1 + 25 + 2 * 2, 1e-9);
}

TEST(FrechetDistance, ToAConstantSampleIsTheDistanceToAPoint) {
  EXPECT_NEAR(distance({{0, 0}, {2, 0}}, {{-1, -1}}), 4 + 1 + 2, 1e-9);
}

TEST(FrechetDistance, OfManySingleSamplesAgreesWithEachAlone) {
  const Samples samples = random_samples(6, 10, 1), singles = random_samples(3, 10, 2);
  for (const GaussianFit& set : {fit_gaussian(samples), fit_gaussian(std::span(samples).first(1))}) {
    const std::vector<double> distances = frechet_distances(set, singles);
    ASSERT_EQ(distances.size(), 3u);
    for (std::size_t index = 0; index < 3; ++index)
      EXPECT_NEAR(distances[index], frechet_distance(set, fit_gaussian(std::span(singles).subspan(index, 1))), 1e-9);
  }
}

/// Nine samples leave 22 of 30 eigenvalues at rounding error.
TEST(FrechetDistance, IsZeroBetweenEqualSets) {
  const Samples samples = random_samples(9, 30, 1);
  EXPECT_NEAR(distance(samples, samples), 0, 1e-6);
}

TEST(FrechetDistance, AgreesWithTheExplicitFormula) {
  for (const auto& [n, m] : {std::pair{20, 25}, {5, 40}, {4, 3}, {2, 2}}) {
    const Samples a = random_samples(static_cast<std::size_t>(n), 8, 1);
    const Samples b = random_samples(static_cast<std::size_t>(m), 8, 2);
    const double expected = written_out(a, b);
    EXPECT_NEAR(distance(a, b), expected, 1e-5 * expected) << n << " samples and " << m;
    EXPECT_NEAR(distance(b, a), expected, 1e-5 * expected) << n << " samples and " << m;
  }
}

TEST(FrechetDistance, HasARandomImageWithOneMeanAndVariance) {
  Random random(3);
  const GaussianFit image = random_image(9600, random);
  EXPECT_EQ(image.mean, std::vector<double>(9600, image.mean.front()));
  EXPECT_NEAR(image.mean.front(), 0.5, 0.015);
  EXPECT_NEAR(image.variance, 1.0 / 12, 0.005);
}

TEST(FrechetDistance, ToARandomImageAgreesWithTheFormula) {
  Random random(3);
  const GaussianFit image = random_image(100, random);
  const double off = image.mean.front() + 1;  // the other set is silent and has no spread
  EXPECT_NEAR(frechet_distance(fit_gaussian(Samples(2, std::vector<float>(100, -1.0f))), image),
              100 * (off * off + image.variance), 1e-9);
}

}  // namespace
}  // namespace clavier
