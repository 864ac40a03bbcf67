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

/// Share of the cells that sound.
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

InterdecileRange compute_interdecile_range(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {.low = quantile(values, 0.1), .median = quantile(values, 0.5), .high = quantile(values, 0.9)};
}

SingleDistances measure_single_distances(std::span<const MeasuredRoll> training, std::span<const MeasuredRoll> held_out,
                                         std::span<const MeasuredRoll> generated, Crop crop) {
  const Crops crops = crops_of(training, crop);
  const GaussianFit real = fit_gaussian(crops);
  const std::vector<double> of_generated = frechet_distances(real, crops_of(generated, crop));
  Random random(kControlSeed);
  SingleDistances distances{
      .training_pieces = training.size(),
      .held_out_pieces = held_out.size(),
      .held_out = compute_interdecile_range(frechet_distances(real, crops_of(held_out, crop))),
      .generated = compute_interdecile_range(of_generated),
      .random_image = frechet_distance(real, random_image(real.size, random)),
      .empty = frechet_distances(real, silence(real.size)).front(),
      .noise =
          compute_interdecile_range(frechet_distances(real, noise(density_of(crops), kNoiseRolls, real.size))).median};
  const auto inside = std::count_if(of_generated.begin(), of_generated.end(), [&](double distance) {
    return distance >= distances.held_out.low && distance <= distances.held_out.high;
  });
  if (!of_generated.empty())
    distances.generated_inside = static_cast<double>(inside) / static_cast<double>(of_generated.size());
  return distances;
}

SetDistances measure_set_distances(std::span<const MeasuredRoll> half, std::span<const MeasuredRoll> other_half,
                                   std::span<const MeasuredRoll> generated) {
  const std::size_t rolls = std::min({half.size(), other_half.size(), generated.size()});
  const Crops real = crops_of(half.first(rolls));
  const GaussianFit spread = fit_gaussian(real);
  const auto distance = [&](const Crops& crops) { return frechet_distance(spread, fit_gaussian(crops)); };
  const Crops empty(rolls, silence(spread.size).front());
  return {.rolls = rolls,
          .real_vs_real = distance(crops_of(other_half.first(rolls))),
          .generated = distance(crops_of(generated.first(rolls))),
          .empty = distance(empty),
          .noise = distance(noise(density_of(real), rolls, spread.size))};
}

}  // namespace clavier
