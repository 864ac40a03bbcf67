#include <gtest/gtest.h>

#include <numeric>

#include "training/fitting/tonic_probabilities.h"

namespace clavier {
namespace {

TEST(TonicProbabilities, FindTheTranspositionsOfAMixture) {
  const PitchClassHistogram generated{0.3, 0, 0.15, 0, 0.2, 0.1, 0, 0.15, 0, 0.05, 0, 0.05};
  PitchClassHistogram real{};
  for (std::size_t of = 0; of < kPitchClasses; ++of)
    real[of] = 0.75 * generated[(of + 10) % kPitchClasses] + 0.25 * generated[(of + 5) % kPitchClasses];
  const PitchClassHistogram probabilities = fit_tonic_probabilities(generated, real);
  EXPECT_NEAR(probabilities[2], 0.75, 0.1);
  EXPECT_NEAR(probabilities[7], 0.25, 0.1);
  EXPECT_NEAR(std::accumulate(probabilities.begin(), probabilities.end(), 0.0), 1, 1e-9);
}

TEST(TonicProbabilities, AreEqualWhenAHistogramIsEmpty) {
  for (const double probability : fit_tonic_probabilities({}, {0.5, 0.5}))
    EXPECT_DOUBLE_EQ(probability, 1.0 / kPitchClasses);
}

}  // namespace
}  // namespace clavier
