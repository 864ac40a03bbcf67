#include "analysis/rolls/roll_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/metrics/sounding.h"

namespace clavier {
namespace {

constexpr double kTail = 0.05;

struct Times {
  double of_notes = 0;
  double sounding = 0;
};

void add_times(const Score& score, Times& times) {
  for (const Note& note : score.notes)
    times.of_notes += (score.tempo.seconds_at(end_of(note)) - score.tempo.seconds_at(note.onset)).value;
  for (const TimeRange& stretch : sounding_ranges(score)) times.sounding += stretch.length().value;
}

/// The lowest pitch that is at or above `share` of the notes.
int quantile(const PitchHistogram& shares, double share) {
  double sum = 0;
  for (std::size_t pitch = 0; pitch < shares.size(); ++pitch)
    if ((sum += shares[pitch]) >= share) return static_cast<int>(pitch);
  return 0;
}

void measure_pitches(const PitchHistogram& counts, RollStatistics& statistics) {
  const PitchHistogram pitches = shares(counts);
  statistics.low_pitch = quantile(pitches, kTail);
  statistics.high_pitch = quantile(pitches, 1 - kTail);
  for (std::size_t pitch = 0; pitch < pitches.size(); ++pitch) {
    statistics.mean_pitch += static_cast<double>(pitch) * pitches[pitch];
    statistics.pitch_classes[pitch % kPitchClasses] += pitches[pitch];
  }
}

}  // namespace

RollStatistics roll_statistics_of(std::span<const Score> rolls, Seconds length) {
  RollStatistics statistics{.rolls = rolls.size()};
  PitchHistogram counts{};
  Times times;
  for (const Score& score : rolls) {
    add_times(score, times);
    for (const Note& note : score.notes) counts.at(note.pitch) += 1;
    statistics.notes += score.notes.size();
  }
  if (rolls.empty()) return statistics;
  const double all = length.value * static_cast<double>(rolls.size());
  statistics.silent_share = std::max(0.0, 1 - times.sounding / all);
  if (statistics.notes == 0) return statistics;
  statistics.notes_per_second = static_cast<double>(statistics.notes) / all;
  statistics.polyphony = times.of_notes / times.sounding;
  statistics.note_seconds = times.of_notes / static_cast<double>(statistics.notes);
  measure_pitches(counts, statistics);
  return statistics;
}

double pitch_class_distance(const PitchClassHistogram& a, const PitchClassHistogram& b) {
  return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus(),
                               [](double x, double y) { return std::abs(x - y) / 2; });
}

double intra_set_distance(std::span<const PackedRoll> rolls) {
  if (rolls.size() < 2) return 0;
  double sum = 0;
  for (std::size_t first = 0; first < rolls.size(); ++first)
    for (std::size_t second = first + 1; second < rolls.size(); ++second) sum += rmse(rolls[first], rolls[second]);
  return 2 * sum / static_cast<double>(rolls.size() * (rolls.size() - 1));
}

}  // namespace clavier
