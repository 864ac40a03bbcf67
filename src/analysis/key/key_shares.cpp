#include "analysis/key/key_shares.h"

#include <numeric>

#include "analysis/key/key.h"

namespace clavier {
namespace {

std::size_t first_of(Mode mode) { return mode == Mode::major ? 0 : static_cast<std::size_t>(kPitchClasses); }

}  // namespace

KeyShares key_shares(std::span<const Score> pieces) {
  KeyShares shares{};
  for (const Score& piece : pieces)
    if (const auto found = find_key(piece))
      shares.at(first_of(found->key.mode) + static_cast<std::size_t>(found->key.tonic)) += 1;
  const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= all > 0 ? all : 1;
  return shares;
}

std::optional<int> usual_tonic(const KeyShares& shares, Mode mode, Random& random) {
  const std::span<const double> of_mode = std::span(shares).subspan(first_of(mode), kPitchClasses);
  double left = random.uniform() * std::accumulate(of_mode.begin(), of_mode.end(), 0.0);
  std::optional<int> tonic;
  for (int place = 0; place < kPitchClasses; ++place) {
    const double share = of_mode[static_cast<std::size_t>(place)];
    if (share <= 0) continue;
    tonic = place;
    if ((left -= share) < 0) break;
  }
  return tonic;
}

}  // namespace clavier
