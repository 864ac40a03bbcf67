#include "music/grid.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kBeatTolerance = 0.011;  // beats; thirds are rounded to ticks, coarsely in old files

bool on_division(double beats, int division) {
  const double units = beats * division;
  return std::abs(units - std::round(units)) < kBeatTolerance * division;
}

}  // namespace

bool is_on_grid(const Score& score) {
  const auto on = std::count_if(score.notes.begin(), score.notes.end(), [](const Note& note) {
    return on_division(note.onset.value, 4) || on_division(note.onset.value, 3);
  });
  return on > 0 && 2 * static_cast<std::size_t>(on) >= score.notes.size();
}

}  // namespace clavier
