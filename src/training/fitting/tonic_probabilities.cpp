#include "training/fitting/tonic_probabilities.h"

#include <numeric>

namespace clavier {
namespace {

constexpr int kTonicIterations = 40;  // few enough that every tonic keeps some probability

}  // namespace

PitchClassHistogram fit_tonic_probabilities(const PitchClassHistogram& generated, const PitchClassHistogram& real) {
  PitchClassHistogram probabilities;
  probabilities.fill(1.0 / kPitchClasses);
  const auto transposed = [&](std::size_t pitch_class, std::size_t tonic) {
    return generated[(pitch_class + kPitchClasses - tonic) % kPitchClasses];
  };
  for (int iteration = 0; iteration < kTonicIterations; ++iteration) {
    PitchClassHistogram better{};
    for (std::size_t of = 0; of < kPitchClasses; ++of) {
      double all = 0;
      for (std::size_t tonic = 0; tonic < kPitchClasses; ++tonic) all += probabilities[tonic] * transposed(of, tonic);
      for (std::size_t tonic = 0; tonic < kPitchClasses && all > 0; ++tonic)
        better[tonic] += real[of] * probabilities[tonic] * transposed(of, tonic) / all;
    }
    if (std::accumulate(better.begin(), better.end(), 0.0) <= 0) break;
    probabilities = better;
  }
  return probabilities;
}

}  // namespace clavier
