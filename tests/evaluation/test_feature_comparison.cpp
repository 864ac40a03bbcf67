#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/random.h"
#include "evaluation/report/feature_comparison.h"

namespace clavier {
namespace {

std::vector<double> normal_sample(std::size_t count, double mean, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> sample(count);
  for (double& number : sample) number = mean + random.normal();
  return sample;
}

TEST(ScottBandwidth, IsTheDeviationTimesTheFifthRoot) {
  EXPECT_DOUBLE_EQ(scott_bandwidth(std::vector<double>{1, 3}), std::sqrt(2.0) * std::pow(2, -0.2));
  EXPECT_EQ(scott_bandwidth(std::vector<double>{5}), 0);
  EXPECT_EQ(scott_bandwidth({}), 0);
}

TEST(DensityComparison, GivesFullOverlapForEqualSamples) {
  const std::vector<double> sample = normal_sample(50, 0, 1);
  EXPECT_NEAR(compare_densities(sample, sample).overlap, 1, 1e-8);
  EXPECT_EQ(compare_densities(sample, sample).divergence, 0);
}

/// The kernel density estimate at `place` by definition: the mean of normal densities around the sample.
double plain_density(const std::vector<double>& sample, double place) {
  const double width = scott_bandwidth(sample);
  double sum = 0;
  for (const double number : sample) sum += std::exp(-0.5 * std::pow((place - number) / width, 2));
  return sum / (static_cast<double>(sample.size()) * width * std::sqrt(2 * std::numbers::pi));
}

TEST(DensityComparison, AgreesWithSumsOfKernels) {
  const std::vector<double> first = {0, 1, 3}, second = {1, 2, 5, 6};
  double overlap = 0, divergence = 0;
  for (double place = -10; place < 20; place += 0.01) {
    const double of_first = plain_density(first, place), of_second = plain_density(second, place);
    overlap += 0.01 * std::min(of_first, of_second);
    divergence += 0.01 * of_first * std::log(of_first / of_second);
  }
  EXPECT_NEAR(compare_densities(first, second).overlap, overlap, 1e-3);
  EXPECT_NEAR(compare_densities(first, second).divergence, divergence, 1e-3);
}

TEST(DensityComparison, AgreesWithTheFormulasForNormalDistributions) {
  // One standard deviation apart: divergence d^2 / 2, overlap 2 Phi(-d / 2) = 0.617. The kernel adds h^2 = 2000^-0.4 =
  // 0.048 to the variances.
  const auto comparison = compare_densities(normal_sample(2000, 0, 1), normal_sample(2000, 1, 2));
  EXPECT_NEAR(comparison.divergence, 0.5 / 1.048, 0.06);
  EXPECT_NEAR(comparison.overlap, 0.617, 0.02);
}

TEST(DensityComparison, GivesTheCommonShareAsOverlap) {
  // A quarter of the first sample lies at 0 and the rest at 100, and the reverse for the second. The bandwidth of 4000
  // numbers is 43.3 * 4000^-0.2 = 8.2.
  std::vector<double> first(4000, 100), second(4000, 0);
  std::fill_n(first.begin(), 1000, 0);
  std::fill_n(second.begin(), 1000, 100);
  const auto comparison = compare_densities(first, second);
  EXPECT_NEAR(comparison.overlap, 0.25 + 0.25, 1e-3);
  EXPECT_NEAR(comparison.divergence, 0.25 * std::log(1.0 / 3) + 0.75 * std::log(3.0), 1e-3);
}

TEST(DensityComparison, GivesNoOverlapForDistantSamples) {
  const auto comparison = compare_densities(normal_sample(50, 0, 1), normal_sample(50, 1000, 2));
  EXPECT_NEAR(comparison.overlap, 0, 1e-8);
  EXPECT_NEAR(comparison.divergence, std::log(1e12), 4);
}

TEST(DensityComparison, AcceptsSamplesOfOneValue) {
  const std::vector<double> ones(5, 1), twos(5, 2);
  EXPECT_EQ(compare_densities(ones, ones), (DensityComparison{.divergence = 0, .overlap = 1}));
  EXPECT_LT(compare_densities(ones, twos).overlap, 0.01);
  EXPECT_EQ(compare_densities({}, ones), DensityComparison{});
}

/// Pieces that differ only in their pitch counts.
std::vector<YangLerchFeatures> pieces_with(const std::vector<double>& pitch_counts) {
  std::vector<YangLerchFeatures> pieces;
  for (const double count : pitch_counts) {
    pieces.push_back({.pitch_count = count});
    pieces.back().pitch_classes[0] = count;
    pieces.back().pitch_classes[1] = 2 * count;
  }
  return pieces;
}

TEST(FeatureComparison, AveragesTheDistancesOfAllPairs) {
  const auto comparison = compare_features(pieces_with({0, 1, 3}), pieces_with({10, 11}));
  ASSERT_EQ(comparison.features.size(), kYangLerchFeatures);
  const FeatureComparison& count = comparison.features[0];
  EXPECT_EQ(count.feature, "pitch count");
  EXPECT_DOUBLE_EQ(count.real_distance, (1 + 3 + 2) / 3.0);
  EXPECT_DOUBLE_EQ(count.generated_distance, 1);
  EXPECT_DOUBLE_EQ(count.distance_across, (10 + 11 + 9 + 10 + 7 + 8) / 6.0);
}

TEST(FeatureComparison, UsesTheEuclideanDistanceOfVectors) {
  const auto comparison = compare_features(pieces_with({0, 1, 3}), pieces_with({10, 11}));
  EXPECT_EQ(comparison.features[1].feature, "pitch class histogram");
  EXPECT_NEAR(comparison.features[1].real_distance, std::sqrt(1.0 + 4.0) * 2, 1e-12);
}

TEST(FeatureComparison, GivesFullOverlapForAConstantFeature) {
  const auto comparison = compare_features(pieces_with({0, 1, 3}), pieces_with({10, 11}));
  EXPECT_EQ(comparison.features[3].generated, (DensityComparison{.divergence = 0, .overlap = 1}));
  double sum = 0;
  for (const FeatureComparison& feature : comparison.features) sum += feature.generated.overlap;
  EXPECT_NEAR(comparison.mean_generated_overlap, sum / 9, 1e-12);
}

TEST(FeatureComparison, GivesEqualSetsMoreOverlapThanDifferentOnes) {
  const auto of_kind = [](double mean, std::uint64_t seed) { return pieces_with(normal_sample(40, mean, seed)); };
  const auto alike = compare_features(of_kind(0, 1), of_kind(0, 2)),
             unlike = compare_features(of_kind(0, 1), of_kind(3, 2));
  EXPECT_GT(alike.mean_generated_overlap, 0.97);
  EXPECT_GT(alike.mean_real_overlap, 0.97);
  EXPECT_GT(alike.mean_generated_overlap, unlike.mean_generated_overlap);
  EXPECT_LT(alike.features[0].generated.divergence, unlike.features[0].generated.divergence);
}

TEST(FeatureComparison, IsNothingForFewerThanTwoPieces) {
  EXPECT_TRUE(compare_features(pieces_with({1}), pieces_with({1, 2})).features.empty());
  EXPECT_EQ(compare_features(pieces_with({1, 2}), {}).mean_generated_overlap, 0);
}

}  // namespace
}  // namespace clavier
