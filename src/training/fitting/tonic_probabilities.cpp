#include "training/fitting/tonic_probabilities.h"

#include <numeric>

namespace clavier {
namespace {

constexpr int kTonicRounds = 40;  // few enough that no key is left out

}  // namespace

PitchClassHistogram tonic_odds(const PitchClassHistogram& drawn, const PitchClassHistogram& real) {
  PitchClassHistogram odds;
  odds.fill(1.0 / kPitchClasses);
  const auto moved = [&](std::size_t pitch_class, std::size_t tonic) {
    return drawn[(pitch_class + kPitchClasses - tonic) % kPitchClasses];
  };
  for (int round = 0; round < kTonicRounds; ++round) {
    PitchClassHistogram better{};
    for (std::size_t of = 0; of < kPitchClasses; ++of) {
      double all = 0;
      for (std::size_t tonic = 0; tonic < kPitchClasses; ++tonic) all += odds[tonic] * moved(of, tonic);
      for (std::size_t tonic = 0; tonic < kPitchClasses && all > 0; ++tonic)
        better[tonic] += real[of] * odds[tonic] * moved(of, tonic) / all;
    }
    if (std::accumulate(better.begin(), better.end(), 0.0) <= 0) break;
    odds = better;
  }
  return odds;
}

}  // namespace clavier
