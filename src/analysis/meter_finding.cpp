#include "analysis/meter_finding.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/beat_contents.h"
#include "analysis/beat_tracking.h"

namespace clavier {
namespace {

/// How much each beat sounds like a downbeat; 0 on average.
std::vector<double> downbeat_strengths(const std::vector<BeatContent>& contents, const MeterModel& model) {
  std::vector<double> strengths(contents.size());
  double sum = 0;
  for (std::size_t beat = 0; beat < contents.size(); ++beat) {
    const BeatContent& content = contents[beat];
    double strength = 0;
    if (content.marked) {
      const Accent& accent = content.accent;
      strength = model.fullness * accent.fullness + model.bass * accent.bass + model.length * accent.length +
                 model.wait * accent.wait + model.loudness * accent.loudness + model.change * accent.change;
    }
    if (beat > 0) strength += model.harmony * (1 - similarity(content.durations, contents[beat - 1].durations));
    strengths[beat] = strength;
    sum += strength;
  }
  for (double& strength : strengths) strength -= sum / static_cast<double>(strengths.size());
  return strengths;
}

/// How much beats resemble those `distance` later, 0..1 for harmony, plus 0..1 for rhythm.
double resemblance(const std::vector<BeatContent>& contents, std::size_t distance) {
  if (contents.size() <= distance) return 0;
  double sum = 0;
  for (std::size_t beat = distance; beat < contents.size(); ++beat) {
    const BeatContent &now = contents[beat], &before = contents[beat - distance];
    sum += similarity(now.durations, before.durations);
    sum += 1 / (1 + std::abs(now.onsets - before.onsets) + std::abs(now.accent.bass - before.accent.bass) * 2);
  }
  return sum / static_cast<double>(contents.size() - distance);
}

struct Counting {
  std::vector<std::size_t> downbeats;
  double worth = 0;
};

/// The best places for measures of `beats`, by dynamic programming over the position in the measure.
Counting best_counting(const std::vector<double>& strengths, std::size_t beats, const MeterModel& model) {
  std::vector<double> worth(beats, 0.0), next(beats);
  std::vector<std::vector<std::size_t>> before(strengths.size(), std::vector<std::size_t>(beats));
  for (std::size_t beat = 0; beat < strengths.size(); ++beat) {
    const auto best = static_cast<std::size_t>(std::max_element(worth.begin(), worth.end()) - worth.begin());
    for (std::size_t position = 0; position < beats; ++position) {
      const std::size_t regular = (position + beats - 1) % beats;
      const bool slips = beat > 0 && worth[best] - model.slip > worth[regular];
      before[beat][position] = slips ? best : regular;
      next[position] = slips ? worth[best] - model.slip : worth[regular];
      if (position == 0) next[position] += strengths[beat];
      if (position == 2 && beats == 4) next[position] += model.half_measure * strengths[beat];
    }
    worth = next;
  }
  const auto last = std::max_element(worth.begin(), worth.end());
  Counting counting{.worth = *last};
  auto position = static_cast<std::size_t>(last - worth.begin());
  for (std::size_t beat = strengths.size(); beat-- > 0; position = before[beat][position])
    if (position == 0) counting.downbeats.push_back(beat);
  std::reverse(counting.downbeats.begin(), counting.downbeats.end());
  return counting;
}

bool has_three_parts(const std::vector<BeatContent>& contents) {
  double thirds = 0, divided = 0;
  for (const BeatContent& content : contents) {
    divided += content.divided;
    thirds += content.divided && content.off_thirds < content.off_halves;
  }
  return 2 * thirds > divided;
}

}  // namespace

CountedBeats count_beats(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats, const MeterModel& model) {
  CountedBeats counted{.beats = std::move(beats)};
  if (counted.beats.empty()) return counted;
  const std::vector<BeatContent> contents = beat_contents(groups, counted.beats);
  const std::vector<double> strengths = downbeat_strengths(contents, model);
  const std::array<double, 3> usual = {0, model.three, model.four};
  double best = -1e9;
  for (const int number : {2, 3, 4}) {
    const auto size = static_cast<std::size_t>(number);
    Counting counting = best_counting(strengths, size, model);
    const double measures = std::max<double>(1, static_cast<double>(counting.downbeats.size()));
    const double worth = counting.worth / std::sqrt(measures * static_cast<double>(strengths.size())) * 4 +
                         model.resemblance * resemblance(contents, size) + usual.at(size - 2);
    if (worth <= best) continue;
    best = worth;
    counted.meter.numerator = number;
    counted.downbeats = std::move(counting.downbeats);
  }
  if (has_three_parts(contents)) counted.meter = {.numerator = 3 * counted.meter.numerator, .denominator = 8};
  return counted;
}

CountedBeats find_measures(const Score& performance) {
  const std::vector<OnsetGroup> groups = onset_groups(performance);
  return count_beats(groups, track_beats(groups));
}

}  // namespace clavier
