#include "analysis/metrics/yang_lerch_features.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace clavier {
namespace {

constexpr Seconds kMaxTransitionGap{0.05};  // between the end of a note and the onset of the note that follows it

template <std::size_t kCount>
void scale_to_shares(std::array<double, kCount>& counts) {
  const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
  for (double& count : counts) count = sum > 0 ? count / sum : 0;
}

void measure_pitches(const Score& score, YangLerchFeatures& features) {
  const PitchHistogram pitches = pitch_histogram(score);
  const auto used = [](double count) { return count > 0; };
  const auto lowest = std::ranges::find_if(pitches, used);
  const auto highest = std::find_if(pitches.rbegin(), pitches.rend(), used);
  features.pitch_count = static_cast<double>(std::ranges::count_if(pitches, used));
  features.pitch_range = static_cast<double>(highest.base() - lowest) - 1;
  features.pitch_classes = shares(pitch_class_histogram(score, Weight::duration));
}

void measure_intervals(const Score& score, YangLerchFeatures& features) {
  if (score.notes.size() < 2) return;
  double semitones = 0;
  for (std::size_t next = 1; next < score.notes.size(); ++next)
    semitones += std::abs(int{score.notes[next].pitch} - int{score.notes[next - 1].pitch});
  const auto pairs = static_cast<double>(score.notes.size() - 1);
  const Seconds first = score.tempo.seconds_at(score.notes.front().onset);
  const Seconds last = score.tempo.seconds_at(score.notes.back().onset);
  features.mean_pitch_interval = semitones / pairs;
  features.mean_inter_onset = (last - first).value / pairs;
}

std::vector<Seconds> onsets_of(const Score& score) {
  std::vector<Seconds> onsets;
  onsets.reserve(score.notes.size());
  for (const Note& note : score.notes) onsets.push_back(score.tempo.seconds_at(note.onset));
  return onsets;
}

void measure_pitch_class_transitions(const Score& score, YangLerchFeatures& features) {
  const std::vector<Seconds> onsets = onsets_of(score);
  for (std::size_t first = 0; first < onsets.size(); ++first) {
    const Note& note = score.notes[first];
    const Seconds end = score.tempo.seconds_at(end_of(note));
    const Seconds after = std::max(onsets[first], end - kMaxTransitionGap);
    auto second = static_cast<std::size_t>(std::upper_bound(onsets.begin(), onsets.end(), after) - onsets.begin());
    for (; second < onsets.size() && onsets[second] < end + kMaxTransitionGap; ++second) {
      const int cell = pitch_class(note.pitch) * kPitchClasses + pitch_class(score.notes[second].pitch);
      ++features.pitch_class_transitions[static_cast<std::size_t>(cell)];
    }
  }
  scale_to_shares(features.pitch_class_transitions);
}

void measure_note_lengths(const std::vector<std::size_t>& classes, YangLerchFeatures& features) {
  for (const std::size_t length : classes) ++features.note_lengths[length];
  for (std::size_t next = 1; next < classes.size(); ++next)
    ++features.note_length_transitions[classes[next - 1] * kLengthClasses + classes[next]];
  scale_to_shares(features.note_lengths);
  scale_to_shares(features.note_length_transitions);
}

}  // namespace

YangLerchFeatures yang_lerch_features_of(const Score& score, LengthUnit unit) {
  YangLerchFeatures features;
  if (score.notes.empty()) return features;
  features.note_count = static_cast<double>(score.notes.size());
  measure_pitches(score, features);
  measure_intervals(score, features);
  measure_pitch_class_transitions(score, features);
  measure_note_lengths(note_length_classes(score, unit), features);
  return features;
}

}  // namespace clavier
