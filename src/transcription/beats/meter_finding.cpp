#include "transcription/beats/meter_finding.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "transcription/beats/beat_contents.h"
#include "transcription/beats/beat_halving.h"
#include "transcription/beats/beat_tracking.h"
#include "transcription/beats/find_downbeats.h"

namespace clavier {
namespace {

bool has_three_parts(const std::vector<BeatContent>& contents) {
  double thirds = 0, divided = 0;
  for (const BeatContent& content : contents) {
    divided += content.divided;
    thirds += content.divided && content.ternary_deviation < content.binary_deviation;
  }
  return 2 * thirds > divided;
}

MetricalStructure find_meter_among(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                                   std::initializer_list<std::size_t> sizes, const MeterModel& model) {
  MetricalStructure structure{.beats = std::move(beats)};
  if (structure.beats.empty()) return structure;
  const std::vector<BeatContent> contents = compute_beat_contents(groups, structure.beats);
  const std::vector<double> strengths = downbeat_strengths(contents, model);
  const std::array<double, 3> log_priors = {0, model.three, model.four};
  double best = -1e9;
  for (const std::size_t size : sizes) {
    DownbeatSequence downbeat_sequence = find_downbeats(strengths, size, model);
    const double salience =
        downbeat_sequence.salience + model.self_similarity * self_similarity(contents, size) + log_priors.at(size - 2);
    if (salience <= best) continue;
    best = salience;
    structure.meter.numerator = static_cast<int>(size);
    structure.downbeats = std::move(downbeat_sequence.downbeats);
  }
  if (has_three_parts(contents)) structure.meter = {.numerator = 3 * structure.meter.numerator, .denominator = 8};
  return structure;
}

}  // namespace

MetricalStructure find_meter(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                             const MeterModel& model) {
  return find_meter_among(groups, std::move(beats), {2, 3, 4}, model);
}

MetricalStructure find_measures(const Score& performance) {
  const std::vector<OnsetGroup> groups = onset_groups(performance);
  const MeterModel model;
  std::vector<Seconds> beats = track_beats(groups);
  const std::vector<Seconds> halves = halve_beats_in_triple_meter(groups, beats, model);
  return halves.empty() ? find_meter(groups, std::move(beats), model) : find_meter_among(groups, halves, {3}, model);
}

}  // namespace clavier
