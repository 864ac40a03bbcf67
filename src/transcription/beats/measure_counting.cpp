#include "transcription/beats/measure_counting.h"

#include <algorithm>
#include <cmath>

namespace clavier {

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
  Counting counting;
  auto position = static_cast<std::size_t>(last - worth.begin());
  for (std::size_t beat = strengths.size(); beat-- > 0; position = before[beat][position])
    if (position == 0) counting.downbeats.push_back(beat);
  std::reverse(counting.downbeats.begin(), counting.downbeats.end());
  const double measures = std::max<double>(1, static_cast<double>(counting.downbeats.size()));
  counting.worth = *last / std::sqrt(measures * static_cast<double>(strengths.size())) * 4;
  return counting;
}

}  // namespace clavier
