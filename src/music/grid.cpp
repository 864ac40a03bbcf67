#include "music/grid.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kBeatTolerance = 0.011;      // beats; thirds are rounded to ticks, coarsely in old files
constexpr double kRareBeatTolerance = 0.002;  // at most, for divisions that only exact files have

bool on_division(double beats, int division, double tolerance = kBeatTolerance) {
  const double units = beats * division;
  return std::abs(units - std::round(units)) < tolerance * division;
}

}  // namespace

bool is_on_grid(const Score& score) {
  const double rounding = std::min(kRareBeatTolerance, 0.51 / score.resolution);
  const auto on = std::count_if(score.notes.begin(), score.notes.end(), [&](const Note& note) {
    const double beats = note.onset.value;
    return on_division(beats, 4) || on_division(beats, 3) || on_division(beats, 5, rounding) ||
           on_division(beats, 7, rounding);
  });
  return on > 0 && 2 * static_cast<std::size_t>(on) >= score.notes.size();
}

}  // namespace clavier
