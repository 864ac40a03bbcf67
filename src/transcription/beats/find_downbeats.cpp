#include "transcription/beats/find_downbeats.h"

#include <algorithm>
#include <cmath>

namespace clavier {

std::vector<double> downbeat_strengths(const std::vector<BeatContent>& contents, const MeterModel& model) {
  std::vector<double> strengths(contents.size());
  double sum = 0;
  for (std::size_t beat = 0; beat < contents.size(); ++beat) {
    const BeatContent& content = contents[beat];
    double strength = 0;
    if (content.has_onset) {
      const Accent& accent = content.accent;
      strength = model.chord_size * accent.chord_size + model.bass * accent.bass + model.length * accent.length +
                 model.inter_onset_interval * accent.inter_onset_interval + model.loudness * accent.loudness +
                 model.harmonic_change * accent.harmonic_change;
    }
    if (beat > 0) strength += model.harmony * (1 - cosine_similarity(content.durations, contents[beat - 1].durations));
    strengths[beat] = strength;
    sum += strength;
  }
  for (double& strength : strengths) strength -= sum / static_cast<double>(strengths.size());
  return strengths;
}

double self_similarity(const std::vector<BeatContent>& contents, std::size_t distance) {
  if (contents.size() <= distance) return 0;
  double sum = 0;
  for (std::size_t beat = distance; beat < contents.size(); ++beat) {
    const BeatContent &now = contents[beat], &before = contents[beat - distance];
    sum += cosine_similarity(now.durations, before.durations);
    sum += 1 / (1 + std::abs(now.onsets - before.onsets) + std::abs(now.accent.bass - before.accent.bass) * 2);
  }
  return sum / static_cast<double>(contents.size() - distance);
}

DownbeatSequence find_downbeats(const std::vector<double>& strengths, std::size_t beats, const MeterModel& model) {
  std::vector<double> salience(beats, 0.0), next(beats);
  std::vector<std::vector<std::size_t>> before(strengths.size(), std::vector<std::size_t>(beats));
  for (std::size_t beat = 0; beat < strengths.size(); ++beat) {
    const auto best = static_cast<std::size_t>(std::max_element(salience.begin(), salience.end()) - salience.begin());
    for (std::size_t position = 0; position < beats; ++position) {
      const std::size_t regular = (position + beats - 1) % beats;
      const bool slips = beat > 0 && salience[best] - model.slip > salience[regular];
      before[beat][position] = slips ? best : regular;
      next[position] = slips ? salience[best] - model.slip : salience[regular];
      if (position == 0) next[position] += strengths[beat];
      if (position == 2 && beats == 4) next[position] += model.half_measure * strengths[beat];
    }
    salience = next;
  }
  const auto last = std::max_element(salience.begin(), salience.end());
  DownbeatSequence downbeat_sequence;
  auto position = static_cast<std::size_t>(last - salience.begin());
  for (std::size_t beat = strengths.size(); beat-- > 0; position = before[beat][position])
    if (position == 0) downbeat_sequence.downbeats.push_back(beat);
  std::reverse(downbeat_sequence.downbeats.begin(), downbeat_sequence.downbeats.end());
  const double measures = std::max<double>(1, static_cast<double>(downbeat_sequence.downbeats.size()));
  downbeat_sequence.salience = *last / std::sqrt(measures * static_cast<double>(strengths.size())) * 4;
  return downbeat_sequence;
}

}  // namespace clavier
