#include "transcription/meter/told_offsets.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace clavier {
namespace {

constexpr double kMinDirection = 3.5;  // times that of random onsets
constexpr double kNoOffset = 0.012;    // quarter notes

/// The mean direction of onsets on a circle that is one part of a beat long. Its length is 1 where all are equal.
std::complex<double> direction_of(const std::vector<OnsetGroup>& groups, const Score& score, int parts) {
  std::complex<double> sum;
  for (const OnsetGroup& group : groups)
    sum += std::polar(1.0, 2 * M_PI * parts * score.notes[group.notes.front().index].onset.value);
  return sum / static_cast<double>(groups.size());
}

}  // namespace

std::vector<Beats> likely_offsets(const std::vector<OnsetGroup>& groups, const Score& score) {
  std::vector<Beats> offsets;
  for (const int parts : {3, 4}) {
    const std::complex<double> direction = direction_of(groups, score, parts);
    if (std::abs(direction) * std::sqrt(static_cast<double>(groups.size())) < kMinDirection) continue;
    for (int part = 0; part < parts; ++part) {
      const double offset = (std::arg(direction) / (2 * M_PI) + part) / parts;
      const double ticks = std::round((offset - std::round(offset)) * score.resolution);
      offsets.push_back(Beats{ticks / score.resolution});
    }
  }
  std::erase_if(offsets, [](Beats offset) { return std::abs(offset.value) < kNoOffset; });
  std::sort(offsets.begin(), offsets.end(), [](Beats a, Beats b) { return std::abs(a.value) < std::abs(b.value); });
  return offsets;
}

Score move_notes(Score score, Beats by) {
  for (Note& note : score.notes) note.onset = std::max(Beats{0}, note.onset + by);
  for (PedalChange& change : score.pedal) change.onset = std::max(Beats{0}, change.onset + by);
  return score;
}

}  // namespace clavier
