#include "transcription/quantising/beat_rhythm.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kNever = 1e9;

/// Half the square of how far a moment is from a part, in standard deviations; far ones count less.
double timing_cost(double apart, Seconds length, const TimingModel& model) {
  const double seconds = apart * length.value;
  const double loose = model.looseness * length.value;
  return 0.5 * seconds * seconds / (model.jitter * model.jitter + loose * loose);
}

struct Cell {
  double cost = kNever;
  int before = -1;  ///< the part of the moment before
};

}  // namespace

PartCosts::PartCosts(const RhythmCosts& costs, std::size_t division) : parts_(kDivisions.at(division)) {
  const auto& parts = costs.parts.at(division);
  for (int from = -1; from < parts_; ++from) {
    double empty = 0;
    for (int to = from + 1; to <= parts_; ++to) {
      const std::size_t after_struck = from >= 0 && to == from + 1 ? 1 : 0;
      double& cost = costs_.at(row(from)).at(static_cast<std::size_t>(to));
      cost = empty;
      if (to == parts_) break;
      const RhythmCosts::Part& part = parts.at(static_cast<std::size_t>(to));
      cost += part.struck.at(after_struck);
      empty += part.empty.at(after_struck);
    }
  }
}

BeatRhythm best_rhythm(const BeatMoments& beat, const PartCosts& costs, const TimingModel& model) {
  const int parts = costs.parts();
  const std::size_t count = beat.moments.size();
  if (count == 0) return {.cost = model.rhythm * costs.between(-1, parts)};
  std::vector<std::array<Cell, kMostParts>> table(count);
  for (std::size_t place = 0; place < count; ++place) {
    const Moment& moment = beat.moments[place];
    for (int part = 0; part < (place < beat.carried ? 1 : parts); ++part) {
      Cell& cell = table[place].at(static_cast<std::size_t>(part));
      const auto offer = [&](double cost, int before) {
        if (cost < cell.cost) cell = {cost, before};
      };
      if (place == 0) offer(model.rhythm * costs.between(-1, part), -1);
      for (int before = 0; place > 0 && before <= part; ++before) {
        const double step = before == part ? moment.joining : model.rhythm * costs.between(before, part);
        offer(table[place - 1].at(static_cast<std::size_t>(before)).cost + step, before);
      }
      const double target = static_cast<double>(beat.beat) + static_cast<double>(part) / parts;
      cell.cost += timing_cost(moment.position - target, beat.length, model);
    }
  }
  BeatRhythm best{.cost = 2 * kNever, .parts = std::vector<int>(count)};
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
