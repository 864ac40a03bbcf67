#include <gtest/gtest.h>

#include "statistics/binomial.h"
#include "statistics/holm.h"
#include "statistics/normal_quantile.h"
#include "statistics/sample_size.h"
#include "statistics/wilson.h"

namespace clavier {
namespace {

TEST(NormalQuantile, IsZeroInTheMiddleAndHasKnownValues) {
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-12);
  EXPECT_NEAR(normal_quantile(0.975), kNormal95, 1e-12);
  EXPECT_NEAR(normal_quantile(0.2), -normal_quantile(0.8), 1e-12);
}

// p = 1/2, z^2 = 3.8415: (1/2 + 0.19207 -+ 1.96 sqrt(0.025 + 0.0096037)) / 1.38415
TEST(WilsonInterval, OfFiveInTenAgreesWithAHandComputation) {
  const ProportionInterval interval = wilson_interval(5, 10);
  EXPECT_DOUBLE_EQ(interval.share, 0.5);
  EXPECT_NEAR(interval.low, 0.236593, 1e-6);
  EXPECT_NEAR(interval.high, 0.763407, 1e-6);
}

// The lower end is 0, the upper one z^2 / (n + z^2).
TEST(WilsonInterval, OfNothingInTenReachesFromZero) {
  const ProportionInterval interval = wilson_interval(0, 10);
  EXPECT_EQ(interval.low, 0);
  EXPECT_NEAR(interval.high, 3.841459 / 13.841459, 1e-6);
}

TEST(WilsonInterval, OfNoTrialsIsTheUnitInterval) {
  const ProportionInterval interval = wilson_interval(0, 0);
  EXPECT_EQ(interval.low, 0);
  EXPECT_EQ(interval.high, 1);
}

TEST(Binomial, ProbabilitiesAgreeWithCoinTosses) {
  EXPECT_NEAR(binomial_probability(2, 4, 0.5), 6.0 / 16, 1e-12);
  EXPECT_NEAR(binomial_probability(0, 3, 0.25), 27.0 / 64, 1e-12);
}

TEST(BinomialTest, IsTwiceTheTailForAFairCoin) {
  EXPECT_NEAR(binomial_test(9, 10), 22.0 / 1024, 1e-12);  // 0, 1, 9 and 10 of 10: 1 + 10 + 10 + 1
  EXPECT_NEAR(binomial_test(1, 10), 22.0 / 1024, 1e-12);
  EXPECT_NEAR(binomial_test(5, 10), 1, 1e-12);
  EXPECT_EQ(binomial_test(0, 0), 1);
}

TEST(BinomialTest, SumsTheUnlikelierCountsOfAnUnfairCoin) {
  EXPECT_NEAR(binomial_test(2, 2, 0.25), 1.0 / 16, 1e-12);
  EXPECT_NEAR(binomial_test(1, 2, 0.25), 7.0 / 16, 1e-12);
}

TEST(BinomialPower, IsTheProbabilityOfARejectedCount) {
  // Of 6 judgements only 0 and 6 are rejected at 5 %: 2 / 64.
  EXPECT_NEAR(binomial_power(6, 0.9), 0.531441 + 1e-6, 1e-12);
  EXPECT_EQ(binomial_power(5, 0.9), 0);  // 2 / 32 is above 5 %
}

TEST(JudgementsNeeded, AgreeWithPublishedNumbers) {
  EXPECT_EQ(required_sample_size({.share = 0.60}), 194);
  EXPECT_EQ(required_sample_size({.share = 0.55}), 783);
  EXPECT_EQ(required_sample_size({.share = 0.40}), 194);
}

TEST(JudgementsNeeded, ReachThePowerForAllLargerNumbers) {
  const int needed = exact_sample_size({.share = 0.6});
  EXPECT_LT(binomial_power(needed - 1, 0.6), 0.8);
  for (int more = 0; more < 50; ++more) EXPECT_GE(binomial_power(needed + more, 0.6), 0.8);
}

TEST(DetectableShare, IsTheInverse) {
  EXPECT_NEAR(detectable_share(194), 0.6, 1e-4);
  EXPECT_NEAR(detectable_share(783), 0.55, 1e-4);
  EXPECT_EQ(detectable_share(3), 1);
}

TEST(Holm, MultipliesTheSmallestMost) {
  const std::vector<double> adjusted = adjust_holm(std::vector<double>{0.03, 0.01, 0.04});
  EXPECT_NEAR(adjusted[1], 0.03, 1e-12);
  EXPECT_NEAR(adjusted[0], 0.06, 1e-12);
  EXPECT_NEAR(adjusted[2], 0.06, 1e-12);  // 0.04 would be less than the one before
}

TEST(Holm, IsAtMostOneAndAcceptsNoTests) {
  EXPECT_EQ(adjust_holm(std::vector<double>{0.9, 0.8}), (std::vector<double>{1, 1}));
  EXPECT_TRUE(adjust_holm({}).empty());
}

}  // namespace
}  // namespace clavier
