#include "analysis/rolls/within_piece_variance.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "encoding/chords.h"

namespace clavier {
namespace {

constexpr std::size_t kPieceFeatures = 5;
constexpr double kFewNotes = 4;

using Features = std::array<double, kPieceFeatures>;

/// For sorted notes, at least kFewNotes.
Features features_of(std::span<const GridNote> notes) {
  Features features{};
  const auto count = static_cast<double>(notes.size());
  for (const GridNote& note : notes) {
    features[2] += note.pitch / count;
    features[3] += std::log(note.duration) / count;
    features[4] += note.velocity / count;
  }
  features[0] = std::log(count);
  features[1] = std::log(static_cast<double>(chord_onsets(notes).size()));
  return features;
}

}  // namespace

double measure_within_piece_variance(std::span<const std::vector<GridNote>> excerpts, int steps) {
  std::vector<std::array<Features, 2>> all;
  for (const std::vector<GridNote>& excerpt : excerpts) {
    const std::span notes(excerpt);
    const auto middle = static_cast<std::size_t>(
        std::partition_point(notes.begin(), notes.end(), [&](const GridNote& note) { return note.onset < steps / 2; }) -
        notes.begin());
    if (static_cast<double>(std::min(middle, notes.size() - middle)) < kFewNotes) continue;
    all.push_back({features_of(notes.first(middle)), features_of(notes.subspan(middle))});
  }
  if (all.size() < 2) return 0;
  double sum = 0;
  for (std::size_t feature = 0; feature < kPieceFeatures; ++feature) {
    double mean = 0, within = 0, squares = 0;
    for (const auto& [a, b] : all) mean += (a[feature] + b[feature]) / (2 * static_cast<double>(all.size()));
    for (const auto& [a, b] : all) {
      within += (a[feature] - b[feature]) * (a[feature] - b[feature]);
      squares += (a[feature] - mean) * (a[feature] - mean) + (b[feature] - mean) * (b[feature] - mean);
    }
    if (squares > 0) sum += std::min(1.0, within / squares);
  }
  return sum / kPieceFeatures;
}

}  // namespace clavier
