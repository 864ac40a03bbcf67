#include <gtest/gtest.h>

#include <numeric>

#include "training/fitting/tonic_probabilities.h"

namespace clavier {
namespace {

TEST(TonicOdds, FindTheTranspositionsOfAMixture) {
  const PitchClassHistogram drawn{0.3, 0, 0.15, 0, 0.2, 0.1, 0, 0.15, 0, 0.05, 0, 0.05};
  PitchClassHistogram real{};
  for (std::size_t of = 0; of < kPitchClasses; ++of)
    real[of] = 0.75 * drawn[(of + 10) % kPitchClasses] + 0.25 * drawn[(of + 5) % kPitchClasses];
  const PitchClassHistogram odds = tonic_odds(drawn, real);
  EXPECT_NEAR(odds[2], 0.75, 0.1);
  EXPECT_NEAR(odds[7], 0.25, 0.1);
  EXPECT_NEAR(std::accumulate(odds.begin(), odds.end(), 0.0), 1, 1e-9);
}

TEST(TonicOdds, AreAlikeWhenThereIsNothingToGoBy) {
  for (const double odd : tonic_odds({}, {0.5, 0.5})) EXPECT_DOUBLE_EQ(odd, 1.0 / kPitchClasses);
}

}  // namespace
}  // namespace clavier
