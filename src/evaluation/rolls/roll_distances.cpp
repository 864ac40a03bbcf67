#include "evaluation/rolls/roll_distances.h"

#include <algorithm>
#include <cmath>

#include "encoding/roll_region.h"
#include "statistics/frechet.h"
#include "statistics/quantile.h"

namespace clavier {
namespace {

using Crops = std::vector<std::vector<float>>;

constexpr std::uint64_t kControlSeed = 1;
constexpr std::size_t kNoiseRolls = 21;

Crops crops_of(std::span<const MeasuredRoll> rolls, Crop crop = Crop::code) {
  Crops crops;
  for (const MeasuredRoll& roll : rolls) crops.push_back(crop == Crop::code ? roll.crop : roll.long_crop);
  return crops;
}

/// Share of the cells in which a key is down.
double density_of(const Crops& crops) {
  double down = 0, cells = 0;
  for (const std::vector<float>& crop : crops) {
    down += static_cast<double>(std::count_if(crop.begin(), crop.end(), [](float value) { return value > 0; }));
    cells += static_cast<double>(crop.size());
  }
  return down / cells;
}

Crops silence(std::size_t cells) { return Crops(1, std::vector<float>(cells, -1.0f)); }

Crops noise(double density, std::size_t count, std::size_t cells) {
  Random random(kControlSeed);
  Crops crops(count, std::vector<float>(cells));
  for (std::vector<float>& crop : crops)
    for (float& value : crop) value = random.uniform() < density ? 1.0f : -1.0f;
  return crops;
}

}  // namespace

MiddleRange middle_range(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {.low = quantile(values, 0.1), .median = quantile(values, 0.5), .high = quantile(values, 0.9)};
}

SingleDistances single_distances(std::span<const MeasuredRoll> training, std::span<const MeasuredRoll> left_out,
                                 std::span<const MeasuredRoll> drawn, Crop crop) {
  const Crops crops = crops_of(training, crop);
  const Spread real = spread_of(crops);
  const std::vector<double> of_drawn = frechet_distances(real, crops_of(drawn, crop));
  Random random(kControlSeed);
  SingleDistances distances{
      .training_pieces = training.size(),
      .left_out_pieces = left_out.size(),
      .left_out = middle_range(frechet_distances(real, crops_of(left_out, crop))),
      .drawn = middle_range(of_drawn),
      .random_image = frechet_distance(real, random_image(real.size, random)),
      .empty = frechet_distances(real, silence(real.size)).front(),
      .noise = middle_range(frechet_distances(real, noise(density_of(crops), kNoiseRolls, real.size))).median};
  const auto inside = std::count_if(of_drawn.begin(), of_drawn.end(), [&](double distance) {
    return distance >= distances.left_out.low && distance <= distances.left_out.high;
  });
  if (!of_drawn.empty()) distances.drawn_inside = static_cast<double>(inside) / static_cast<double>(of_drawn.size());
  return distances;
}

SetDistances set_distances(std::span<const MeasuredRoll> half, std::span<const MeasuredRoll> other_half,
                           std::span<const MeasuredRoll> drawn) {
  const std::size_t rolls = std::min({half.size(), other_half.size(), drawn.size()});
  const Crops real = crops_of(half.first(rolls));
  const Spread spread = spread_of(real);
  const auto distance = [&](const Crops& crops) { return frechet_distance(spread, spread_of(crops)); };
  const Crops empty(rolls, silence(spread.size).front());
  return {.rolls = rolls,
          .floor = distance(crops_of(other_half.first(rolls))),
          .drawn = distance(crops_of(drawn.first(rolls))),
          .empty = distance(empty),
          .noise = distance(noise(density_of(real), rolls, spread.size))};
}

}  // namespace clavier
