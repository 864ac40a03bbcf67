#include "transcription/beats/beat_halving.h"

#include <algorithm>
#include <cmath>

#include "transcription/beats/find_downbeats.h"

namespace clavier {
namespace {

constexpr std::size_t kMinBeats = 12;  // fewer beats are too little evidence
constexpr double kNearMiddle = 1.0 / 16;

/// The onset nearest to `time`, or `time` when there is none within `reach`.
Seconds onset_near(const std::vector<OnsetGroup>& groups, Seconds time, Seconds reach) {
  auto near = std::lower_bound(groups.begin(), groups.end(), time - reach,
                               [](const OnsetGroup& group, Seconds value) { return group.onset < value; });
  Seconds best = time, distance = reach;
  for (; near != groups.end() && near->onset <= time + reach; ++near) {
    const Seconds gap{std::abs((near->onset - time).value)};
    if (gap < distance) best = near->onset, distance = gap;
  }
  return best;
}

std::vector<Seconds> halve_beats(const std::vector<OnsetGroup>& groups, const std::vector<Seconds>& beats) {
  std::vector<Seconds> halves = {beats[0]};
  for (std::size_t beat = 1; beat < beats.size(); ++beat) {
    const Seconds length = beats[beat] - beats[beat - 1];
    halves.push_back(onset_near(groups, beats[beat - 1] + 0.5 * length, kNearMiddle * length));
    halves.push_back(beats[beat]);
  }
  return halves;
}

}  // namespace

std::vector<Seconds> halve_beats_in_triple_meter(const std::vector<OnsetGroup>& groups,
                                                 const std::vector<Seconds>& beats, const MeterModel& model) {
  if (beats.size() < kMinBeats) return {};
  std::vector<Seconds> halves = halve_beats(groups, beats);
  const std::vector<BeatContent> contents = compute_beat_contents(groups, halves);
  const std::vector<double> strengths = downbeat_strengths(contents, model);
  const auto salience = [&](std::size_t size) {
    return find_downbeats(strengths, size, model).salience + model.halves * self_similarity(contents, size);
  };
  if (salience(3) <= std::max(salience(2), salience(4))) halves.clear();
  return halves;
}

}  // namespace clavier
