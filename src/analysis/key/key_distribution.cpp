#include "analysis/key/key_distribution.h"

#include <numeric>

#include "analysis/key/key.h"

namespace clavier {
namespace {

std::size_t mode_offset(Mode mode) { return mode == Mode::major ? 0 : static_cast<std::size_t>(kPitchClasses); }

}  // namespace

KeyDistribution key_distribution(std::span<const Score> pieces) {
  KeyDistribution distribution{};
  for (const Score& piece : pieces)
    if (const auto found = find_key(piece))
      distribution.at(mode_offset(found->key.mode) + static_cast<std::size_t>(found->key.tonic)) += 1;
  const double all = std::accumulate(distribution.begin(), distribution.end(), 0.0);
  for (double& share : distribution) share /= all > 0 ? all : 1;
  return distribution;
}

std::optional<int> sample_tonic(const KeyDistribution& distribution, Mode mode, Random& random) {
  const std::span<const double> of_mode = std::span(distribution).subspan(mode_offset(mode), kPitchClasses);
  double left = random.uniform() * std::accumulate(of_mode.begin(), of_mode.end(), 0.0);
  std::optional<int> tonic;
  for (int tonic_index = 0; tonic_index < kPitchClasses; ++tonic_index) {
    const double share = of_mode[static_cast<std::size_t>(tonic_index)];
    if (share <= 0) continue;
    tonic = tonic_index;
    if ((left -= share) < 0) break;
  }
  return tonic;
}

}  // namespace clavier
