#include "transcription/beats/local_beat_lengths.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::ptrdiff_t kEitherSide = 100;  // beats

std::vector<double> running_medians(const std::vector<double>& lengths) {
  std::vector<double> medians;
  const auto count = static_cast<std::ptrdiff_t>(lengths.size());
  for (std::ptrdiff_t beat = 0; beat < count; ++beat) {
    std::vector<double> near(lengths.begin() + std::max<std::ptrdiff_t>(0, beat - kEitherSide),
                             lengths.begin() + std::min(count, beat + kEitherSide + 1));
    const auto middle = near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2);
    std::nth_element(near.begin(), middle, near.end());
    medians.push_back(*middle);
  }
  return medians;
}

}  // namespace

std::vector<double> compute_local_beat_lengths(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats) {
  std::vector<double> lengths, local_lengths;
  for (std::size_t beat = 1; beat < beats.size(); ++beat) lengths.push_back((beats[beat] - beats[beat - 1]).value);
  const std::vector<double> medians = running_medians(lengths);
  std::size_t beat = 0;
  for (const OnsetGroup& group : groups) {
    while (beat + 1 < medians.size() && beats[beat + 1] <= group.onset) ++beat;
    local_lengths.push_back(medians[beat]);
  }
  return local_lengths;
}

}  // namespace clavier
