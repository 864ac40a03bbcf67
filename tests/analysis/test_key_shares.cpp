#include <gtest/gtest.h>

#include "analysis/key/key.h"
#include "analysis/key/key_shares.h"
#include "support/cadence.h"

namespace clavier {
namespace {

TEST(KeyShares, AreThoseOfThePiecesThatHaveAKey) {
  const std::vector<Score> pieces{cadence({0, Mode::major}), cadence({9, Mode::minor}), cadence({0, Mode::major}),
                                  cadence({7, Mode::major}), Score{}};
  KeyShares expected{};
  expected[0] = 0.5;
  expected[7] = 0.25;
  expected[12 + 9] = 0.25;
  EXPECT_EQ(key_shares(pieces), expected);
}

TEST(KeyShares, AreAllZeroWithoutPieces) {
  EXPECT_EQ(key_shares({}), KeyShares{});
  EXPECT_EQ(key_shares(std::vector<Score>(3)), KeyShares{});
}

TEST(UsualTonic, IsTheOnlyOneThereIs) {
  KeyShares shares{};
  shares[12 + 2] = 0.3;
  Random random(1);
  for (int draw = 0; draw < 20; ++draw) EXPECT_EQ(usual_tonic(shares, Mode::minor, random), 2);
}

TEST(UsualTonic, IsNothingInAModeThatNoPieceHas) {
  KeyShares shares{};
  shares[12 + 2] = 1;
  Random random(1);
  EXPECT_EQ(usual_tonic(shares, Mode::major, random), std::nullopt);
}

TEST(UsualTonic, ComesAsOftenAsItIsUsual) {
  KeyShares shares{};
  shares[0] = 0.1;
  shares[11] = 0.3;
  shares[12] = 0.6;
  Random random(1);
  int high = 0;
  for (int draw = 0; draw < 4000; ++draw) {
    const auto tonic = usual_tonic(shares, Mode::major, random);
    ASSERT_TRUE(tonic == 0 || tonic == 11);
    high += tonic == 11 ? 1 : 0;
  }
  EXPECT_NEAR(high / 4000.0, 0.75, 0.03);
}

}  // namespace
}  // namespace clavier
