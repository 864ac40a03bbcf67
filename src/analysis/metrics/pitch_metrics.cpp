#include "analysis/metrics/pitch_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/metrics/histogram.h"

namespace clavier {
namespace {

constexpr std::array<int, 7> kMajorScale = {0, 2, 4, 5, 7, 9, 11};

double share_in_major_scale(const PitchClassHistogram& classes, int tonic) {
  double share = 0;
  for (const int degree : kMajorScale) share += classes[static_cast<std::size_t>(pitch_class(tonic + degree))];
  return share;
}

}  // namespace

double entropy_in_bits(std::span<const double> shares) {
  double entropy = 0;
  for (const double share : shares)
    if (share > 0) entropy -= share * std::log2(share);
  return entropy;
}

double pitch_entropy(const Score& score) { return entropy_in_bits(shares(pitch_histogram(score))); }

double pitch_class_entropy(const Score& score) { return entropy_in_bits(shares(pitch_class_histogram(score))); }

double scale_consistency(const Score& score) {
  const PitchClassHistogram classes = shares(pitch_class_histogram(score));
  double best = 0;
  for (int tonic = 0; tonic < kPitchClasses; ++tonic) best = std::max(best, share_in_major_scale(classes, tonic));
  return best;
}

}  // namespace clavier
