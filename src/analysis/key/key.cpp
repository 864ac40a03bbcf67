#include "analysis/key/key.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clavier {
namespace {

struct Profiles {
  PitchClassHistogram major;
  PitchClassHistogram minor;
};

constexpr Profiles kKrumhansl = {{6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
                                 {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17}};
constexpr Profiles kTemperley = {{0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400},
                                 {0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330}};

PitchClassHistogram subtract_mean(PitchClassHistogram values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / kPitchClasses;
  for (double& value : values) value -= mean;
  return values;
}

double norm_of(const PitchClassHistogram& values) {
  return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

PitchClassHistogram rotate_to_tonic(int tonic, const PitchClassHistogram& values) {
  PitchClassHistogram degrees{};
  for (int degree = 0; degree < kPitchClasses; ++degree)
    degrees[static_cast<std::size_t>(degree)] = values[static_cast<std::size_t>(pitch_class(tonic + degree))];
  return degrees;
}

double correlation(const PitchClassHistogram& a, const PitchClassHistogram& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / (norm_of(a) * norm_of(b));
}

}  // namespace

std::string_view to_string(KeyProfile profile) { return profile == KeyProfile::krumhansl ? "krumhansl" : "temperley"; }

double profile_of(KeyProfile profile, Mode mode, int degree) {
  const Profiles& profiles = profile == KeyProfile::krumhansl ? kKrumhansl : kTemperley;
  return (mode == Mode::major ? profiles.major : profiles.minor).at(static_cast<std::size_t>(degree));
}

std::optional<KeyEstimate> find_key(const PitchClassHistogram& durations, KeyProfile profile) {
  const PitchClassHistogram sounding = subtract_mean(shares(durations));
  if (norm_of(sounding) < 1e-9) return std::nullopt;
  const Profiles& profiles = profile == KeyProfile::krumhansl ? kKrumhansl : kTemperley;
  KeyEstimate estimate;
  for (const Mode mode : {Mode::major, Mode::minor}) {
    const PitchClassHistogram expected = subtract_mean(mode == Mode::major ? profiles.major : profiles.minor);
    for (int tonic = 0; tonic < kPitchClasses; ++tonic)
      estimate.candidates.push_back({.key = {.tonic = tonic, .mode = mode},
                                     .correlation = correlation(rotate_to_tonic(tonic, sounding), expected)});
  }
  std::stable_sort(estimate.candidates.begin(), estimate.candidates.end(),
                   [](const KeyCandidate& a, const KeyCandidate& b) { return a.correlation > b.correlation; });
  estimate.key = estimate.candidates.front().key;
  estimate.confidence = estimate.candidates.front().correlation;
  estimate.margin = estimate.confidence - estimate.candidates[1].correlation;
  return estimate;
}

std::optional<KeyEstimate> find_key(const Score& score, KeyProfile profile) {
  return find_key(pitch_class_histogram(score, Weight::duration), profile);
}

}  // namespace clavier
