#include "analysis/rolls/within_piece_variance.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "encoding/chords.h"

namespace clavier {
namespace {

constexpr std::size_t kTraits = 5;
constexpr double kFewNotes = 4;

using Traits = std::array<double, kTraits>;

/// Of sorted notes, at least kFewNotes.
Traits traits_of(std::span<const GridNote> notes) {
  Traits traits{};
  const auto count = static_cast<double>(notes.size());
  for (const GridNote& note : notes) {
    traits[2] += note.pitch / count;
    traits[3] += std::log(note.duration) / count;
    traits[4] += note.velocity / count;
  }
  traits[0] = std::log(count);
  traits[1] = std::log(static_cast<double>(chord_onsets(notes).size()));
  return traits;
}

}  // namespace

double wandering(std::span<const std::vector<GridNote>> excerpts, int steps) {
  std::vector<std::array<Traits, 2>> all;
  for (const std::vector<GridNote>& excerpt : excerpts) {
    const std::span notes(excerpt);
    const auto middle = static_cast<std::size_t>(
        std::partition_point(notes.begin(), notes.end(), [&](const GridNote& note) { return note.onset < steps / 2; }) -
        notes.begin());
    if (static_cast<double>(std::min(middle, notes.size() - middle)) < kFewNotes) continue;
    all.push_back({traits_of(notes.first(middle)), traits_of(notes.subspan(middle))});
  }
  if (all.size() < 2) return 0;
  double sum = 0;
  for (std::size_t trait = 0; trait < kTraits; ++trait) {
    double mean = 0, within = 0, squares = 0;
    for (const auto& [a, b] : all) mean += (a[trait] + b[trait]) / (2 * static_cast<double>(all.size()));
    for (const auto& [a, b] : all) {
      within += (a[trait] - b[trait]) * (a[trait] - b[trait]);
      squares += (a[trait] - mean) * (a[trait] - mean) + (b[trait] - mean) * (b[trait] - mean);
    }
    if (squares > 0) sum += std::min(1.0, within / squares);
  }
  return sum / kTraits;
}

}  // namespace clavier
