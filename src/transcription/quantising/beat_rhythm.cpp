#include "transcription/quantising/beat_rhythm.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kInfiniteCost = 1e9;

/// Half the squared distance of an onset from a part of the beat, in standard deviations.
double timing_cost(double apart, Seconds length, const TimingModel& model) {
  const double seconds = apart * length.value;
  const double tempo_jitter = model.beat_jitter * length.value;
  return 0.5 * seconds * seconds / (model.jitter * model.jitter + tempo_jitter * tempo_jitter);
}

struct Cell {
  double cost = kInfiniteCost;
  int before = -1;  ///< the part of the preceding onset
};

}  // namespace

PartCosts::PartCosts(const RhythmCosts& costs, std::size_t division) : parts_(kDivisions.at(division)) {
  const auto& parts = costs.parts.at(division);
  for (int from = -1; from < parts_; ++from) {
    double empty = 0;
    for (int to = from + 1; to <= parts_; ++to) {
      const std::size_t after_onset = from >= 0 && to == from + 1 ? 1 : 0;
      double& cost = costs_.at(row(from)).at(static_cast<std::size_t>(to));
      cost = empty;
      if (to == parts_) break;
      const RhythmCosts::Part& part = parts.at(static_cast<std::size_t>(to));
      cost += part.onset.at(after_onset);
      empty += part.empty.at(after_onset);
    }
  }
}

BeatRhythm best_rhythm(const BeatOnsets& beat, const PartCosts& costs, const TimingModel& model) {
  const int parts = costs.parts();
  const std::size_t count = beat.onsets.size();
  if (count == 0) return {.cost = model.rhythm * costs.between(-1, parts)};
  std::vector<std::array<Cell, kMaxParts>> table(count);
  for (std::size_t place = 0; place < count; ++place) {
    const OnsetPosition& onset_position = beat.onsets[place];
    for (int part = 0; part < (place < beat.carried ? 1 : parts); ++part) {
      Cell& cell = table[place].at(static_cast<std::size_t>(part));
      const auto offer = [&](double cost, int before) {
        if (cost < cell.cost) cell = {cost, before};
      };
      if (place == 0) offer(model.rhythm * costs.between(-1, part), -1);
      for (int before = 0; place > 0 && before <= part; ++before) {
        const double step = before == part ? onset_position.merge_cost : model.rhythm * costs.between(before, part);
        offer(table[place - 1].at(static_cast<std::size_t>(before)).cost + step, before);
      }
      const double target = static_cast<double>(beat.beat) + static_cast<double>(part) / parts;
      cell.cost += timing_cost(onset_position.position - target, beat.length, model);
    }
  }
  BeatRhythm best{.cost = 2 * kInfiniteCost, .parts = std::vector<int>(count)};
  for (int part = 0; part < parts; ++part) {
    const double cost =
        table.back().at(static_cast<std::size_t>(part)).cost + model.rhythm * costs.between(part, parts);
    if (cost < best.cost) best.cost = cost, best.parts.back() = part;
  }
  for (std::size_t place = count; place-- > 1;)
    best.parts[place - 1] = table[place].at(static_cast<std::size_t>(best.parts[place])).before;
  return best;
}

}  // namespace clavier
