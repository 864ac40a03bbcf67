#include "transcription/engraving/dynamic_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "notation/sheet/loudness.h"

namespace clavier {
namespace {

constexpr std::size_t kDynamics = 8;
constexpr double kDynamicChange = 2.5;  // cost of a change, in steps between dynamics
constexpr double kVelocityStep = 16;

bool has_loudness(const Score& score) {
  return std::any_of(score.notes.begin(), score.notes.end(),
                     [&](const Note& note) { return note.velocity != score.notes.front().velocity; });
}

/// The mean velocity of each measure; nothing where no note begins.
std::vector<std::optional<double>> mean_velocities(const Score& score, const std::vector<MeasureFrame>& frames) {
  std::vector<std::optional<double>> means(frames.size());
  auto note = score.notes.begin();
  for (std::size_t measure = 0; measure < frames.size(); ++measure) {
    const Beats end = frames[measure].score_onset + in_beats(beats_of(frames[measure].length));
    double sum = 0, count = 0;
    for (; note != score.notes.end() && note->onset < end; ++note) {
      sum += note->velocity;
      ++count;
    }
    if (count > 0) means[measure] = sum / count;
  }
  return means;
}

using Costs = std::array<double, kDynamics>;

/// Adds the cost of the velocity, and returns the best predecessor of each dynamic.
std::array<std::size_t, kDynamics> advance(Costs& costs, std::optional<double> velocity) {
  std::array<std::size_t, kDynamics> from{};
  const auto best = static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  Costs next{};
  for (std::size_t dynamic = 0; dynamic < kDynamics; ++dynamic) {
    from[dynamic] = costs[dynamic] <= costs[best] + kDynamicChange ? dynamic : best;
    next[dynamic] = std::min(costs[dynamic], costs[best] + kDynamicChange);
    if (velocity) next[dynamic] += std::abs(*velocity - velocity_of(static_cast<Dynamic>(dynamic))) / kVelocityStep;
  }
  costs = next;
  return from;
}

}  // namespace

std::vector<DynamicMark> dynamics_of(const Score& score, const std::vector<MeasureFrame>& frames) {
  if (!has_loudness(score)) return {};
  Costs costs{};
  std::vector<std::array<std::size_t, kDynamics>> came_from;
  for (const auto& velocity : mean_velocities(score, frames)) came_from.push_back(advance(costs, velocity));
  auto dynamic = static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  std::vector<DynamicMark> marks;
  for (std::size_t measure = frames.size(); measure-- > 0;) {
    const std::size_t before = came_from[measure][dynamic];
    if (measure == 0 || before != dynamic) marks.push_back({measure, static_cast<Dynamic>(dynamic)});
    dynamic = before;
  }
  std::reverse(marks.begin(), marks.end());
  return marks;
}

}  // namespace clavier
