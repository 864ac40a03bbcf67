#include <gtest/gtest.h>

#include <cmath>

#include "statistics/embedding_distance.h"

namespace clavier {
namespace {

/// Normal samples with these means and standard deviations.
std::vector<std::vector<float>> samples(std::size_t count, const std::vector<double>& means,
                                        const std::vector<double>& deviations, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::vector<float>> all(count, std::vector<float>(means.size()));
  for (std::vector<float>& one : all)
    for (std::size_t place = 0; place < means.size(); ++place)
      one[place] = static_cast<float>(means[place] + deviations[place] * random.normal());
  return all;
}

TEST(EmbeddingDistance, IsZeroForTheSameSet) {
  const auto set = samples(50, {1, 2, 3}, {1, 2, 3}, 1);
  EXPECT_NEAR(embedding_distance(set, set), 0, 1e-9);
}

TEST(EmbeddingDistance, IsTheSquaredDistanceOfMeansForEqualSpreads) {
  const auto a = samples(20000, {0, 0, 0}, {1, 2, 0.5}, 1), b = samples(20000, {3, 0, -4}, {1, 2, 0.5}, 2);
  EXPECT_NEAR(embedding_distance(a, b), 25, 0.25);
}

TEST(EmbeddingDistance, AddsTheSquaredDifferenceOfDeviations) {
  const auto a = samples(20000, {0, 0}, {1, 2}, 1), b = samples(20000, {0, 0}, {3, 4}, 2);
  EXPECT_NEAR(embedding_distance(a, b), 4 + 4, 0.25);
}

TEST(EmbeddingDistance, IsSymmetric) {
  const auto a = samples(30, {0, 1}, {1, 2}, 1), b = samples(20, {2, 0}, {3, 1}, 2);
  EXPECT_NEAR(embedding_distance(a, b), embedding_distance(b, a), 1e-9);
}

TEST(EmbeddingDistance, ShrinksTheCovarianceOfTwoSamplesToItsTrace) {
  // Covariance diag(1, 0), shrunk by min(1, 1 / (2 * 0.5)) = 1: only its trace remains.
  const std::vector<std::vector<float>> across{{-1, 0}, {1, 0}}, along{{0, -1}, {0, 1}};
  EXPECT_NEAR(embedding_distance(across, along), 0, 1e-9);
}

TEST(EmbeddingDistance, ShrinksLessWithMoreSamples) {
  // Shrunk by 1 / (4 * 0.5) = 1/2: diag(3/4, 1/4) from diag(1, 0), and diag(1/4, 3/4) from diag(0, 1).
  const std::vector<std::vector<float>> across{{-1, 0}, {1, 0}, {-1, 0}, {1, 0}},
      along{{0, -1}, {0, 1}, {0, -1}, {0, 1}};
  EXPECT_NEAR(embedding_distance(across, along), 2 - 4 * std::sqrt(3.0 / 16), 1e-9);
}

TEST(EmbeddingDistance, IsTheSquaredDistanceOfMeansWithoutSpread) {
  const std::vector<std::vector<float>> here{{1, 1}, {1, 1}}, there{{4, 5}, {4, 5}};
  EXPECT_NEAR(embedding_distance(here, there), 25, 1e-9);
}

TEST(ExtrapolatedEmbeddingDistance, HasLessBias) {
  const std::vector<double> means(8, 0), deviations{1, 2, 0.5, 1, 1, 3, 1, 0.2};
  std::vector<double> moved = means;
  moved[0] = 1;
  const auto training = samples(5000, means, deviations, 1);
  double plain = 0, extrapolated = 0;
  constexpr int kSets = 20;
  for (std::uint64_t set = 0; set < kSets; ++set) {
    const auto few = samples(60, moved, deviations, 100 + set);
    plain += embedding_distance(training, few) / kSets;
    extrapolated += extrapolated_embedding_distance(training, few, Random(set)) / kSets;
  }
  EXPECT_GT(plain, 1.2);
  EXPECT_LT(std::abs(extrapolated - 1), std::abs(plain - 1) / 2);
}

TEST(ExtrapolatedEmbeddingDistance, IsDeterministicForASeed) {
  const auto a = samples(40, {0, 0}, {1, 1}, 1), b = samples(20, {1, 0}, {1, 1}, 2);
  EXPECT_EQ(extrapolated_embedding_distance(a, b, Random(1)), extrapolated_embedding_distance(a, b, Random(1)));
}

}  // namespace
}  // namespace clavier
