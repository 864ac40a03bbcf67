#include "analysis/rolls/roll_features.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <map>

#include "analysis/metrics/histogram.h"
#include "analysis/metrics/sounding.h"
#include "music/onset_groups.h"

namespace clavier {
namespace {

constexpr double kMinSeconds = 1.0 / 48;  // shortest duration and inter-onset interval
constexpr float kMinDeviation = 1e-3f;

struct MeanAndDeviation {
  double mean = 0;
  double deviation = 0;
};

/// Zeros for an empty list.
MeanAndDeviation measure_mean_and_deviation(const std::vector<double>& values) {
  if (values.empty()) return {};
  double sum = 0, squares = 0;
  for (const double value : values) sum += value, squares += value * value;
  const auto count = static_cast<double>(values.size());
  return {sum / count, std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count)))};
}

std::vector<double> log_durations(const Score& score) {
  std::vector<double> logs;
  for (const Note& note : score.notes) {
    const Seconds duration = score.tempo.seconds_at(end_of(note)) - score.tempo.seconds_at(note.onset);
    logs.push_back(std::log(std::max(duration.value, kMinSeconds)));
  }
  return logs;
}

std::vector<double> pitches_of(const Score& score) {
  std::vector<double> pitches;
  for (const Note& note : score.notes) pitches.push_back(note.pitch);
  return pitches;
}

/// The onset of each chord; a single note counts as a chord.
std::vector<Seconds> chord_onsets_of(const Score& score) {
  std::vector<Seconds> onsets;
  for (const Note& note : score.notes) {
    const Seconds onset = score.tempo.seconds_at(note.onset);
    if (onsets.empty() || onset - onsets.back() > kChordAsynchrony) onsets.push_back(onset);
  }
  return onsets;
}

std::vector<double> log_inter_onset_intervals(const std::vector<Seconds>& onsets) {
  std::vector<double> logs;
  for (std::size_t index = 1; index < onsets.size(); ++index)
    logs.push_back(std::log((onsets[index] - onsets[index - 1]).value));
  return logs;
}

double mean_polyphony(const Score& score, Seconds length) {
  double sum = 0;
  for (const Note& note : score.notes)
    sum += (score.tempo.seconds_at(end_of(note)) - score.tempo.seconds_at(note.onset)).value;
  return sum / length.value;
}

double share_of_silence(const Score& score, Seconds length) {
  double sounding = 0;
  for (const TimeRange& stretch : sounding_ranges(score)) sounding += stretch.length().value;
  return std::clamp(1 - sounding / length.value, 0.0, 1.0);
}

/// The share of the notes on the most frequent pitch.
double share_of_commonest_pitch(const Score& score) {
  std::map<Pitch, int> often;
  int most = 0;
  for (const Note& note : score.notes) most = std::max(most, ++often[note.pitch]);
  return score.notes.empty() ? 0 : most / static_cast<double>(score.notes.size());
}

/// The share of the notes that clash: a pitch a semitone away sounds or begins with them.
double share_of_clashes(const Score& score) {
  const auto clashes = [&](const Note& note) {
    return std::any_of(score.notes.begin(), score.notes.end(), [&](const Note& other) {
      return std::abs(other.pitch - note.pitch) == 1 && other.onset <= note.onset && end_of(other) > note.onset;
    });
  };
  const auto count = std::count_if(score.notes.begin(), score.notes.end(), clashes);
  return score.notes.empty() ? 0 : static_cast<double>(count) / static_cast<double>(score.notes.size());
}

}  // namespace

std::vector<float> roll_features(const Score& score, Seconds length) {
  assert(length > Seconds{});
  const std::vector<Seconds> onsets = chord_onsets_of(score);
  const auto notes = static_cast<double>(score.notes.size());
  std::vector<double> all = {notes / length.value, mean_polyphony(score, length), share_of_silence(score, length)};
  for (const std::vector<double>& values :
       {log_durations(score), pitches_of(score), log_inter_onset_intervals(onsets)}) {
    const MeanAndDeviation of = measure_mean_and_deviation(values);
    all.insert(all.end(), {of.mean, of.deviation});
  }
  all.push_back(onsets.empty() ? 0 : notes / static_cast<double>(onsets.size()));
  all.insert(all.end(), {share_of_commonest_pitch(score), share_of_clashes(score)});
  const PitchClassHistogram classes = shares(pitch_class_histogram(score));
  all.insert(all.end(), classes.begin(), classes.end());
  return {all.begin(), all.end()};
}

FeatureScale fit_feature_scale(std::span<const std::vector<float>> samples) {
  assert(!samples.empty());
  FeatureScale scale;
  for (std::size_t feature = 0; feature < samples.front().size(); ++feature) {
    std::vector<double> values;
    for (const std::vector<float>& sample : samples) values.push_back(sample[feature]);
    const MeanAndDeviation of = measure_mean_and_deviation(values);
    scale.mean.push_back(static_cast<float>(of.mean));
    scale.deviation.push_back(std::max(kMinDeviation, static_cast<float>(of.deviation)));
  }
  return scale;
}

std::vector<float> standardise(std::span<const float> features, const FeatureScale& scale) {
  assert(features.size() == scale.mean.size());
  std::vector<float> result;
  for (std::size_t feature = 0; feature < features.size(); ++feature)
    result.push_back((features[feature] - scale.mean[feature]) / scale.deviation[feature]);
  return result;
}

}  // namespace clavier
