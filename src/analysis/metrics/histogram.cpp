#include "analysis/metrics/histogram.h"

#include <numeric>

namespace clavier {
namespace {

template <class Histogram>
Histogram scale_to_unit_sum(Histogram histogram) {
  const double sum = std::accumulate(histogram.begin(), histogram.end(), 0.0);
  if (sum <= 0) return histogram;
  for (double& bar : histogram) bar /= sum;
  return histogram;
}

}  // namespace

PitchHistogram pitch_histogram(const Score& score, Weight weight) {
  PitchHistogram histogram{};
  for (const Note& note : score.notes) histogram.at(note.pitch) += weight == Weight::count ? 1 : note.duration.value;
  return histogram;
}

PitchClassHistogram pitch_class_histogram(const Score& score, Weight weight) {
  const PitchHistogram pitches = pitch_histogram(score, weight);
  PitchClassHistogram histogram{};
  for (std::size_t pitch = 0; pitch < pitches.size(); ++pitch) histogram[pitch % kPitchClasses] += pitches[pitch];
  return histogram;
}

PitchHistogram shares(const PitchHistogram& histogram) { return scale_to_unit_sum(histogram); }
PitchClassHistogram shares(const PitchClassHistogram& histogram) { return scale_to_unit_sum(histogram); }

}  // namespace clavier
