#include "transcription/beat_division.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace clavier {
namespace {

constexpr std::size_t kDivisions = 6;
struct Division {
  int parts;
  double cost;  // nats for every beat
  bool triple;  // changes between halves and thirds cost
};
using Divisions = std::array<Division, kDivisions>;

constexpr Divisions kSimple = {
    {{1, 0, false}, {2, 0.7, false}, {4, 1.6, false}, {8, 4.5, false}, {3, 2.2, true}, {6, 4, true}}};
constexpr Divisions kCompound = {
    {{1, 0, false}, {3, 0.7, false}, {6, 1.6, false}, {12, 4.5, false}, {2, 3, true}, {4, 4, true}}};

constexpr double kJitter = 0.025;       // seconds
constexpr double kProportion = 0.02;    // of the beat
constexpr double kOtherDivision = 0.4;  // nats for a change
constexpr double kOtherKind = 1.6;      // of halves to thirds
constexpr double kRolled = 0.06;        // seconds between what may share a place
constexpr double kCollision = 6;        // nats
constexpr double kFarthest = 25;        // nats for one onset

double misfit(const std::vector<BeatOnset>& onsets, Seconds length, int parts) {
  const double error = kJitter / std::max(length.value, 1e-3) + kProportion;
  double cost = 0;
  double last_place = -1, last_seconds = 0;
  for (const BeatOnset& onset : onsets) {
    const double place = std::round(onset.phase * parts);
    const double away = (onset.phase - place / parts) / error;
    cost += std::min(kFarthest, away * away / 2);
    if (place == last_place) cost += onset.seconds - last_seconds > kRolled ? kCollision : 0;
    if (place != last_place) last_seconds = onset.seconds;
    last_place = place;
  }
  return cost;
}

double change(const Division& before, const Division& after) {
  if (before.parts == after.parts) return 0;
  return kOtherDivision + (before.triple != after.triple ? kOtherKind : 0);
}

}  // namespace

std::vector<int> divide_beats(const std::vector<std::vector<BeatOnset>>& beats, const std::vector<Seconds>& lengths,
                              bool compound) {
  const Divisions& divisions = compound ? kCompound : kSimple;
  std::array<double, kDivisions> costs{};
  std::vector<std::array<std::size_t, kDivisions>> came_from(beats.size());
  for (std::size_t beat = 0; beat < beats.size(); ++beat) {
    std::array<double, kDivisions> next{};
    for (std::size_t to = 0; to < kDivisions; ++to) {
      double best = std::numeric_limits<double>::infinity();
      for (std::size_t from = 0; from < kDivisions; ++from)
        if (const double cost = costs[from] + change(divisions[from], divisions[to]); cost < best) {
          best = cost;
          came_from[beat][to] = from;
        }
      next[to] = best + divisions[to].cost + misfit(beats[beat], lengths[beat], divisions[to].parts);
    }
    costs = next;
  }
  std::vector<int> chosen(beats.size());
  auto state = static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  for (std::size_t beat = beats.size(); beat-- > 0;) {
    chosen[beat] = divisions[state].parts;
    state = came_from[beat][state];
  }
  return chosen;
}

}  // namespace clavier
