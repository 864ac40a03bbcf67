#include <gtest/gtest.h>

#include <algorithm>

#include "encoding/onset_roll.h"
#include "training/gan/energy_distance_loss.h"

namespace clavier {
namespace {

constexpr std::int64_t kFrames = 64;

struct Strike {
  std::int64_t frame;
  std::int64_t key;
};

/// One image (1, channels, frames, keys) of strikes of middling length and loudness.
torch::Tensor image_of(const std::vector<Strike>& strikes) {
  torch::Tensor image = torch::zeros({1, kOnsetRollChannels, kFrames, kRollPitches});
  for (const Strike& strike : strikes) {
    image.index_put_({0, torch::indexing::Slice(), strike.frame, strike.key}, 0.5);
    image.index_put_({0, 0, strike.frame, strike.key}, 1);
  }
  return image;
}

/// Images of chords of two keys, `interval` apart, at random places.
torch::Tensor chords(std::int64_t count, std::int64_t interval, std::uint64_t seed) {
  Random random(seed);
  std::vector<torch::Tensor> images;
  for (std::int64_t index = 0; index < count; ++index) {
    std::vector<Strike> strikes;
    for (std::int64_t frame = static_cast<std::int64_t>(random.below(4)); frame < kFrames; frame += 4) {
      const auto key = static_cast<std::int64_t>(20 + random.below(30));
      strikes.insert(strikes.end(), {{frame, key}, {frame, key + interval}});
    }
    images.push_back(image_of(strikes));
  }
  return torch::cat(images);
}

torch::Tensor one_era(std::int64_t count) { return torch::zeros({count}, torch::kLong); }

double distance(const torch::Tensor& drawn, const torch::Tensor& real) {
  EnergyDistanceLoss energy_distance(1);
  energy_distance.add_real_images(real, one_era(real.size(0)));
  return energy_distance.distance(drawn, one_era(drawn.size(0))).item<double>();
}

TEST(EnergyDistanceLoss, DoNotDependOnWhereInAnOctaveMusicLies) {
  const std::vector<torch::Tensor> low = compute_onset_statistics(image_of({{3, 24}, {3, 28}, {9, 31}})),
                                   high = compute_onset_statistics(image_of({{3, 29}, {3, 33}, {9, 35}}));
  for (std::size_t group = 0; group < low.size(); ++group) {
    if (group == 5 || group == 6) {  // octaves, struck together
      EXPECT_TRUE(low[group].allclose(high[group]));
    }
  }
  EXPECT_NEAR(low[6][0][3].item<double>(), 1.0 / 4, 1e-6);  // one third among three strikes, counted as four
}

TEST(EnergyDistanceLoss, FindMusicOfTheSameKindNearest) {
  const torch::Tensor real = chords(64, 4, 1);
  const double same = distance(chords(32, 4, 2), real), fifths = distance(chords(32, 7, 3), real),
               silence = distance(torch::zeros({32, kOnsetRollChannels, kFrames, kRollPitches}), real);
  EXPECT_LT(same, fifths);
  EXPECT_LT(fifths, silence);
}

/// All windows being one is no way to come near.
TEST(EnergyDistanceLoss, AskForAsMuchDifferenceAsRealMusicHas) {
  const torch::Tensor real = chords(64, 4, 1), one = chords(1, 4, 2);
  EXPECT_LT(distance(chords(32, 4, 3), real), distance(one.expand({32, -1, -1, -1}), real));
}

TEST(EnergyDistanceLoss, KeepErasApart) {
  EnergyDistanceLoss energy_distance(2);
  const torch::Tensor eras = torch::arange(64).remainder(2);
  const torch::Tensor thirds = chords(64, 4, 1), fifths = chords(64, 7, 2);
  energy_distance.add_real_images(torch::where(eras.view({-1, 1, 1, 1}) == 0, thirds, fifths), eras);
  const torch::Tensor drawn = chords(32, 4, 3);
  EXPECT_LT(energy_distance.distance(drawn, torch::zeros({32}, torch::kLong)).item<double>(),
            energy_distance.distance(drawn, torch::ones({32}, torch::kLong)).item<double>());
}

TEST(EnergyDistanceLoss, GiveFiniteGradientsEvenToSilence) {
  EnergyDistanceLoss energy_distance(1);
  energy_distance.add_real_images(chords(16, 4, 1), one_era(16));
  torch::Tensor silence = torch::zeros({4, kOnsetRollChannels, kFrames, kRollPitches}).requires_grad_();
  energy_distance.distance(silence, one_era(4)).backward();
  EXPECT_TRUE(silence.grad().isfinite().all().item<bool>());
  EXPECT_GT(silence.grad().select(1, 0).abs().sum().item<double>(), 0);
}

TEST(EnergyDistanceLoss, TakeWindowsOfAnyLength) {
  for (const std::int64_t frames : {16, 17, 40})
    for (const torch::Tensor& group :
         compute_onset_statistics(torch::rand({2, kOnsetRollChannels, frames, kRollPitches})))
      EXPECT_TRUE(group.isfinite().all().item<bool>());
}

}  // namespace
}  // namespace clavier
