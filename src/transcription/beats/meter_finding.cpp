#include "transcription/beats/meter_finding.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "transcription/beats/beat_contents.h"
#include "transcription/beats/beat_halving.h"
#include "transcription/beats/beat_tracking.h"
#include "transcription/beats/measure_counting.h"

namespace clavier {
namespace {

bool has_three_parts(const std::vector<BeatContent>& contents) {
  double thirds = 0, divided = 0;
  for (const BeatContent& content : contents) {
    divided += content.divided;
    thirds += content.divided && content.off_thirds < content.off_halves;
  }
  return 2 * thirds > divided;
}

CountedBeats counted_in(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                        std::initializer_list<std::size_t> sizes, const MeterModel& model) {
  CountedBeats counted{.beats = std::move(beats)};
  if (counted.beats.empty()) return counted;
  const std::vector<BeatContent> contents = beat_contents(groups, counted.beats);
  const std::vector<double> strengths = downbeat_strengths(contents, model);
  const std::array<double, 3> usual = {0, model.three, model.four};
  double best = -1e9;
  for (const std::size_t size : sizes) {
    Counting counting = best_counting(strengths, size, model);
    const double worth = counting.worth + model.resemblance * resemblance(contents, size) + usual.at(size - 2);
    if (worth <= best) continue;
    best = worth;
    counted.meter.numerator = static_cast<int>(size);
    counted.downbeats = std::move(counting.downbeats);
  }
  if (has_three_parts(contents)) counted.meter = {.numerator = 3 * counted.meter.numerator, .denominator = 8};
  return counted;
}

}  // namespace

CountedBeats count_beats(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats, const MeterModel& model) {
  return counted_in(groups, std::move(beats), {2, 3, 4}, model);
}

CountedBeats find_measures(const Score& performance) {
  const std::vector<OnsetGroup> groups = onset_groups(performance);
  const MeterModel model;
  std::vector<Seconds> beats = track_beats(groups);
  const std::vector<Seconds> halves = halves_in_threes(groups, beats, model);
  return halves.empty() ? count_beats(groups, std::move(beats), model) : counted_in(groups, halves, {3}, model);
}

}  // namespace clavier
