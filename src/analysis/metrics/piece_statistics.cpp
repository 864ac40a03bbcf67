#include "analysis/metrics/piece_statistics.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/metrics/sounding.h"

namespace clavier {
namespace {

constexpr Seconds kMinSilence{0.5};

void measure_pitches(const Score& score, PieceStatistics& statistics) {
  const PitchHistogram histogram = pitch_histogram(score);
  statistics.lowest_pitch = statistics.softest = 127;
  for (int pitch = 0; pitch < 128; ++pitch) {
    if (histogram[static_cast<std::size_t>(pitch)] <= 0) continue;
    statistics.lowest_pitch = std::min(statistics.lowest_pitch, pitch);
    statistics.highest_pitch = pitch;
    ++statistics.pitches_used;
  }
}

void measure_velocities(const Score& score, PieceStatistics& statistics) {
  double sum = 0;
  for (const Note& note : score.notes) {
    statistics.softest = std::min<int>(statistics.softest, note.velocity);
    statistics.loudest = std::max<int>(statistics.loudest, note.velocity);
    sum += note.velocity;
  }
  statistics.mean_velocity = sum / static_cast<double>(score.notes.size());
}

void measure_polyphony(const Score& score, PieceStatistics& statistics) {
  std::vector<std::pair<Seconds, int>> changes;  // +1 at a note's onset, -1 at its end; ends first at equal times
  for (const Note& note : score.notes) {
    changes.emplace_back(score.tempo.seconds_at(note.onset), 1);
    changes.emplace_back(score.tempo.seconds_at(end_of(note)), -1);
  }
  std::sort(changes.begin(), changes.end());
  int sounding = 0;
  double any = 0, all = 0;
  Seconds before{};
  for (const auto& [time, change] : changes) {
    any += sounding > 0 ? (time - before).value : 0;
    all += sounding * (time - before).value;
    sounding += change;
    before = time;
    statistics.highest_polyphony = std::max(statistics.highest_polyphony, sounding);
  }
  statistics.mean_polyphony = any > 0 ? all / any : 0;
}

void measure_silences(const Score& score, PieceStatistics& statistics) {
  for (const TimeRange& gap : silences(score)) {
    if (gap.length() >= kMinSilence) ++statistics.silences;
    statistics.longest_silence = std::max(statistics.longest_silence, gap.length());
  }
}

}  // namespace

PieceStatistics piece_statistics_of(const Score& score) {
  PieceStatistics statistics;
  if (score.notes.empty()) return statistics;
  statistics.notes = static_cast<int>(score.notes.size());
  statistics.duration = duration_of(score);
  if (statistics.duration > Seconds{}) statistics.notes_per_second = statistics.notes / statistics.duration.value;
  measure_pitches(score, statistics);
  measure_velocities(score, statistics);
  measure_polyphony(score, statistics);
  measure_silences(score, statistics);
  return statistics;
}

}  // namespace clavier
