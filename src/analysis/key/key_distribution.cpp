#include "analysis/key/key_distribution.h"

#include <numeric>
#include <vector>

#include "analysis/key/key.h"

namespace clavier {
namespace {

std::size_t mode_offset(Mode mode) { return mode == Mode::major ? 0 : static_cast<std::size_t>(kPitchClasses); }

}  // namespace

KeyDistribution key_distribution(std::span<const Score> pieces) {
  std::vector<Key> keys;
  for (const Score& piece : pieces)
    if (const auto found = find_key(piece)) keys.push_back(found->key);
  KeyDistribution distribution{};
  for (const Key& key : keys) distribution.at(mode_offset(key.mode) + static_cast<std::size_t>(key.tonic)) += 1;
  for (double& share : distribution) share /= keys.empty() ? 1 : static_cast<double>(keys.size());
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
