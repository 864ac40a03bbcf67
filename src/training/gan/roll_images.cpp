#include "training/gan/roll_images.h"

#include <functional>
#include <numeric>

#include "training/gan/beat_images.h"

namespace clavier {
namespace {

/// Piano rolls: the pitches that sound in each step.
class KuoGanImages final : public RollImages {
 public:
  int steps() const override { return kRollSteps; }
  std::vector<std::int64_t> shape() const override { return {kKuoChannels, kRollSteps, kRollPitches}; }
  void render(const GridPiece& piece, const RollWindow& window, std::span<float> values) const override {
    render_roll(piece, window, kKuoChannels, values);
  }
  GridPiece notes(std::span<const float> values, const RollReadOptions& reading) const override {
    return read_roll({.channels = kKuoChannels, .steps = kRollSteps, .values = {values.begin(), values.end()}},
                     reading);
  }
};

}  // namespace

std::size_t RollImages::size() const {
  const std::vector<std::int64_t> sizes = shape();
  return static_cast<std::size_t>(
      std::accumulate(sizes.begin(), sizes.end(), std::int64_t{1}, std::multiplies<std::int64_t>()));
}

std::unique_ptr<RollImages> make_roll_images(const GanOptions& network) {
  if (network.kind == "beat_gan") return std::make_unique<BeatImages>(network.frames);
  return std::make_unique<KuoGanImages>();
}

}  // namespace clavier
