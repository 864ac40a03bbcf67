#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "composing/sampler.h"

namespace clavier {
namespace {

const SamplingOptions kPlain{.temperature = 1, .top_k = 0, .top_p = 1, .min_p = 0};

/// Logits of the probabilities .5 .3 .15 .05.
const std::vector<float> kLogits = {std::log(0.5f), std::log(0.3f), std::log(0.15f), std::log(0.05f)};

testing::Matcher<std::vector<double>> near(std::vector<double> values) {
  return testing::Pointwise(testing::DoubleNear(1e-6), values);
}

std::vector<double> probabilities(SamplingOptions options, Allowed allowed = {}) {
  return sampling_probabilities(kLogits, allowed, options);
}

TEST(Sampler, FollowsTheModelWithoutOptions) { EXPECT_THAT(probabilities(kPlain), near({0.5, 0.3, 0.15, 0.05})); }

TEST(Sampler, RenormalisesAfterForbiddenSymbols) {
  EXPECT_THAT(probabilities(kPlain, {false, true, true, true}), near({0, 0.6, 0.3, 0.1}));
}

TEST(Sampler, KeepsTheLikeliestWithTopK) {
  SamplingOptions options = kPlain;
  options.top_k = 2;
  EXPECT_THAT(probabilities(options), near({0.625, 0.375, 0, 0}));
}

TEST(Sampler, KeepsTheSmallestSetThatReachesTopP) {
  SamplingOptions options = kPlain;
  options.top_p = 0.8;
  EXPECT_THAT(probabilities(options), near({0.625, 0.375, 0, 0}));
  options.top_p = 0;
  EXPECT_THAT(probabilities(options), near({1, 0, 0, 0}));
}

TEST(Sampler, DropsSymbolsThatAreRareBesideTheLikeliestWithMinP) {
  SamplingOptions options = kPlain;
  options.min_p = 0.2;
  EXPECT_THAT(probabilities(options), near({0.5 / 0.95, 0.3 / 0.95, 0.15 / 0.95, 0}));
}

TEST(Sampler, AppliesTemperatureAfterTruncation) {
  SamplingOptions options = kPlain;
  options.top_k = 2;
  options.temperature = 10;
  const auto hot = probabilities(options);
  EXPECT_NEAR(hot[0], 0.5, 0.02);
  EXPECT_EQ(hot[2], 0);
  options.temperature = 0.05;
  EXPECT_GT(probabilities(options)[0], 0.999);
}

TEST(Sampler, IsUniformWhenTheModelGivesNoProbability) {
  const float never = -std::numeric_limits<float>::infinity();
  EXPECT_THAT(sampling_probabilities(std::vector<float>{0, never, never}, {false, true, true}, kPlain),
              near({0, 0.5, 0.5}));
}

TEST(Sampler, TakesTheLikeliestAllowedWhenGreedy) {
  SamplingOptions options = kPlain;
  options.greedy = true;
  Random random(1);
  EXPECT_EQ(sample_symbol(kLogits, {}, options, random), 0);
  EXPECT_EQ(sample_symbol(kLogits, {false, false, true, true}, options, random), 2);
}

TEST(Sampler, MatchesItsDistribution) {
  const SamplingOptions options{.temperature = 1.3, .top_k = 3, .top_p = 1, .min_p = 0};
  const auto expected = probabilities(options);
  std::array<double, 4> counts{};
  Random random(7);
  constexpr int kSamples = 40000;
  for (int sample = 0; sample < kSamples; ++sample)
    ++counts[static_cast<std::size_t>(sample_symbol(kLogits, {}, options, random))];
  double chi_squared = 0;
  for (std::size_t symbol = 0; symbol < 3; ++symbol)
    chi_squared += std::pow(counts[symbol] - kSamples * expected[symbol], 2) / (kSamples * expected[symbol]);
  EXPECT_LT(chi_squared, 13.8);  // two degrees of freedom, one in a thousand
  EXPECT_EQ(counts[3], 0);
}

RC_GTEST_PROP(Sampler, SamplesAllowedSymbolsOnly, (std::uint64_t seed)) {
  const auto logits = *rc::gen::nonEmpty(rc::gen::container<std::vector<float>>(
      rc::gen::map(rc::gen::inRange(-3000, 3000), [](int value) { return static_cast<float>(value) / 100; })));
  Allowed allowed;
  for (std::size_t index = 0; index < logits.size(); ++index) allowed.push_back(*rc::gen::arbitrary<bool>());
  allowed[*rc::gen::inRange<std::size_t>(0, logits.size())] = true;
  const SamplingOptions options{.temperature = *rc::gen::element(0.05, 1.0, 10.0),
                                .top_k = *rc::gen::inRange(0, 5),
                                .top_p = *rc::gen::element(0.0, 0.5, 1.0),
                                .min_p = *rc::gen::element(0.0, 0.5, 1.0)};
  const auto chances = sampling_probabilities(logits, allowed, options);
  RC_ASSERT(std::abs(std::accumulate(chances.begin(), chances.end(), 0.0) - 1) < 1e-9);
  Random random(seed);
  for (int sample = 0; sample < 20; ++sample)
    RC_ASSERT(allowed[static_cast<std::size_t>(sample_symbol(logits, allowed, options, random))]);
}

}  // namespace
}  // namespace clavier
