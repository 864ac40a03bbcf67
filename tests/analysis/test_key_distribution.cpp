#include <gtest/gtest.h>

#include "analysis/key/key.h"
#include "analysis/key/key_distribution.h"
#include "support/cadence.h"

namespace clavier {
namespace {

TEST(KeyDistribution, CountsThePiecesThatHaveAKey) {
  const std::vector<Score> pieces{cadence({0, Mode::major}), cadence({9, Mode::minor}), cadence({0, Mode::major}),
                                  cadence({7, Mode::major}), Score{}};
  KeyDistribution expected{};
  expected[0] = 0.5;
  expected[7] = 0.25;
  expected[12 + 9] = 0.25;
  EXPECT_EQ(key_distribution(pieces), expected);
}

TEST(KeyDistribution, IsAllZeroWithoutPieces) {
  EXPECT_EQ(key_distribution({}), KeyDistribution{});
  EXPECT_EQ(key_distribution(std::vector<Score>(3)), KeyDistribution{});
}

TEST(SampleTonic, IsTheOnlyOneOfTheDistribution) {
  KeyDistribution distribution{};
  distribution[12 + 2] = 0.3;
  Random random(1);
  for (int sample = 0; sample < 20; ++sample) EXPECT_EQ(sample_tonic(distribution, Mode::minor, random), 2);
}

TEST(SampleTonic, IsNothingInAModeThatNoPieceHas) {
  KeyDistribution distribution{};
  distribution[12 + 2] = 1;
  Random random(1);
  EXPECT_EQ(sample_tonic(distribution, Mode::major, random), std::nullopt);
}

TEST(SampleTonic, FollowsTheDistribution) {
  KeyDistribution distribution{};
  distribution[0] = 0.1;
  distribution[11] = 0.3;
  distribution[12] = 0.6;
  Random random(1);
  int high = 0;
  for (int sample = 0; sample < 4000; ++sample) {
    const auto tonic = sample_tonic(distribution, Mode::major, random);
    ASSERT_TRUE(tonic == 0 || tonic == 11);
    high += tonic == 11 ? 1 : 0;
  }
  EXPECT_NEAR(high / 4000.0, 0.75, 0.03);
}

}  // namespace
}  // namespace clavier
