#include "engine/strike_wishes.h"

#include <cmath>

namespace clavier {
namespace {

float sigmoid(float value) { return 1 / (1 + std::exp(-value)); }

}  // namespace

StrikeImage strikes_wished(const RowMatrix& wishes, const std::vector<float>& edges,
                           const StrikeCorrection& correction) {
  const std::size_t size = static_cast<std::size_t>(wishes.rows()) * kRollKeys;
  StrikeImage image{.frames = static_cast<int>(wishes.rows()), .values = std::vector<float>(kStrikeChannels * size)};
  for (int frame = 0; frame < image.frames; ++frame) {
    if (edges[static_cast<std::size_t>(frame * kEdgeFeatures + kEdgeFeatures - 1)] <= 0) continue;
    for (int key = 0; key < kRollKeys; ++key) {
      if (!(wishes(frame, key) + correction[0] > 0)) continue;
      const std::size_t at = cell(frame, kLowestRollKey + key);
      image.values[at] = 1;
      for (std::size_t channel = 1; channel < kStrikeChannels; ++channel)
        image.values[channel * size + at] =
            sigmoid(wishes(frame, static_cast<Eigen::Index>(channel) * kRollKeys + key) +
                    (channel < correction.size() ? correction[channel] : 0));
    }
  }
  return image;
}

}  // namespace clavier
