#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "statistics/bradley_terry.h"

namespace clavier {
namespace {

BradleyTerry fit_of(std::size_t things, const std::vector<PairCounts>& counts) { return bradley_terry(things, counts); }

TEST(BradleyTerry, GivesTheOddsOfWinsForTwoItems) {
  const BradleyTerry fit = fit_of(2, {{.first = 0, .second = 1, .first_wins = 3, .second_wins = 1}});
  EXPECT_NEAR(fit.strengths[0], std::log(3) / 2, 1e-9);
  EXPECT_NEAR(fit.strengths[1], -std::log(3) / 2, 1e-9);
  EXPECT_NEAR(fit.standard_errors[0], std::sqrt(1.0 / 3 + 1) / 2, 1e-9);  // half that of the log odds
  EXPECT_EQ(fit.tie, 0);
  EXPECT_NEAR(preference_probability(fit.strengths[0], fit.strengths[1]), 0.75, 1e-9);
}

// With two items and three outcomes the fit is exact: 4 : 1 : 2 is e^a : e^b : nu e^((a+b)/2).
TEST(BradleyTerry, FitsTheTiesOfTwoItemsExactly) {
  const BradleyTerry fit = fit_of(2, {{.first = 1, .second = 0, .first_wins = 4, .second_wins = 1, .ties = 2}});
  EXPECT_NEAR(fit.strengths[1] - fit.strengths[0], std::log(4), 1e-9);
  EXPECT_NEAR(fit.tie, 1, 1e-9);
}

TEST(BradleyTerry, GivesEqualStrengthsForACircle) {
  const BradleyTerry fit = fit_of(3, {{0, 1, 5, 2, 1}, {1, 2, 5, 2, 1}, {2, 0, 5, 2, 1}});
  for (const double strength : fit.strengths) EXPECT_NEAR(strength, 0, 1e-9);
}

// Expected counts of strengths log 4, 0, -log 4 without ties: wins 4 : 1, 4 : 1 and 16 : 1.
TEST(BradleyTerry, RecoversStrengthsFromExpectedCounts) {
  const BradleyTerry fit = fit_of(3, {{0, 1, 68, 17}, {1, 2, 68, 17}, {0, 2, 80, 5}});
  EXPECT_NEAR(fit.strengths[0], std::log(4), 1e-8);
  EXPECT_NEAR(fit.strengths[1], 0, 1e-8);
}

TEST(BradleyTerry, ConnectsItemsByChainsOfComparisons) {
  const BradleyTerry fit = fit_of(3, {{0, 1, 2, 1}, {1, 2, 2, 1}});
  ASSERT_EQ(fit.estimability, Estimability::estimated);
  EXPECT_NEAR(fit.strengths[0] - fit.strengths[2], 2 * std::log(2), 1e-8);
}

TEST(BradleyTerry, ConvergesForAnyCounts) {
  Random random(7);
  const auto some = [&] { return static_cast<int>(1 + random.below(40)); };
  for (int survey = 0; survey < 300; ++survey)
    EXPECT_EQ(fit_of(3, {{0, 1, some(), some()}, {1, 2, some(), some(), some() / 4}}).estimability,
              Estimability::estimated);
}

TEST(BradleyTerry, ReportsGroupsWithoutComparisons) {
  const BradleyTerry fit = fit_of(4, {{0, 1, 3, 1}, {2, 3, 1, 3}, {1, 2, 0, 0}});
  EXPECT_EQ(fit.estimability, Estimability::disconnected);
  EXPECT_TRUE(fit.strengths.empty());
}

TEST(BradleyTerry, ReportsItemsWithoutDefeats) {
  EXPECT_EQ(fit_of(2, {{0, 1, 3, 0}}).estimability, Estimability::unbounded);
  EXPECT_EQ(fit_of(2, {{0, 1, 3, 0, 1}}).estimability, Estimability::unbounded);
  EXPECT_EQ(fit_of(2, {{0, 1, 0, 0, 7}}).estimability, Estimability::unbounded);
}

TEST(BradleyTerry, NeedsTwoItems) {
  const BradleyTerry fit = fit_of(1, {});
  EXPECT_EQ(fit.estimability, Estimability::estimated);
  EXPECT_EQ(fit.strengths, std::vector<double>{0});
}

}  // namespace
}  // namespace clavier
