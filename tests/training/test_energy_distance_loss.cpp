#include <gtest/gtest.h>

#include <algorithm>

#include "encoding/onset_roll.h"
#include "training/gan/energy_distance_loss.h"

namespace clavier {
namespace {

constexpr std::int64_t kLossFrames = 64;

struct Onset {
  std::int64_t frame;
  std::int64_t pitch;
};

/// One image (1, channels, frames, pitches) of notes of medium length and loudness.
torch::Tensor image_of(const std::vector<Onset>& onsets) {
  torch::Tensor image = torch::zeros({1, kOnsetRollChannels, kLossFrames, kRollPitches});
  for (const Onset& onset : onsets) {
    image.index_put_({0, torch::indexing::Slice(), onset.frame, onset.pitch}, 0.5);
    image.index_put_({0, 0, onset.frame, onset.pitch}, 1);
  }
  return image;
}

/// Images of chords of two pitches, `interval` apart, at random places.
torch::Tensor chords(std::int64_t count, std::int64_t interval, std::uint64_t seed) {
  Random random(seed);
  std::vector<torch::Tensor> images;
  for (std::int64_t index = 0; index < count; ++index) {
    std::vector<Onset> onsets;
    for (std::int64_t frame = static_cast<std::int64_t>(random.below(4)); frame < kLossFrames; frame += 4) {
      const auto pitch = static_cast<std::int64_t>(20 + random.below(30));
      onsets.insert(onsets.end(), {{frame, pitch}, {frame, pitch + interval}});
    }
    images.push_back(image_of(onsets));
  }
  return torch::cat(images);
}

torch::Tensor one_era(std::int64_t count) { return torch::zeros({count}, torch::kLong); }

double distance(const torch::Tensor& generated, const torch::Tensor& real) {
  EnergyDistanceLoss energy_distance(1);
  energy_distance.add_real_images(real, one_era(real.size(0)));
  return energy_distance.distance(generated, one_era(generated.size(0))).item<double>();
}

TEST(EnergyDistanceLoss, HasOctaveAndChordStatisticsThatDoNotDependOnTransposition) {
  const std::vector<torch::Tensor> low = compute_onset_statistics(image_of({{3, 24}, {3, 28}, {9, 31}})),
                                   high = compute_onset_statistics(image_of({{3, 29}, {3, 33}, {9, 35}}));
  for (std::size_t group = 0; group < low.size(); ++group) {
    if (group == 5 || group == 6) {  // octaves, chords
      EXPECT_TRUE(low[group].allclose(high[group]));
    }
  }
  EXPECT_NEAR(low[6][0][3].item<double>(), 1.0 / 4, 1e-6);  // one third among three onsets, plus one
}

TEST(EnergyDistanceLoss, IsLeastForMusicOfTheSameKind) {
  const torch::Tensor real = chords(64, 4, 1);
  const double same = distance(chords(32, 4, 2), real), fifths = distance(chords(32, 7, 3), real),
               silence = distance(torch::zeros({32, kOnsetRollChannels, kLossFrames, kRollPitches}), real);
  EXPECT_LT(same, fifths);
  EXPECT_LT(fifths, silence);
}

/// Equal windows are far from real music.
TEST(EnergyDistanceLoss, RewardsTheDiversityOfRealMusic) {
  const torch::Tensor real = chords(64, 4, 1), one = chords(1, 4, 2);
  EXPECT_LT(distance(chords(32, 4, 3), real), distance(one.expand({32, -1, -1, -1}), real));
}

TEST(EnergyDistanceLoss, KeepsErasApart) {
  EnergyDistanceLoss energy_distance(2);
  const torch::Tensor eras = torch::arange(64).remainder(2);
  const torch::Tensor thirds = chords(64, 4, 1), fifths = chords(64, 7, 2);
  energy_distance.add_real_images(torch::where(eras.view({-1, 1, 1, 1}) == 0, thirds, fifths), eras);
  const torch::Tensor generated = chords(32, 4, 3);
  EXPECT_LT(energy_distance.distance(generated, torch::zeros({32}, torch::kLong)).item<double>(),
            energy_distance.distance(generated, torch::ones({32}, torch::kLong)).item<double>());
}

TEST(EnergyDistanceLoss, GivesFiniteGradientsToSilence) {
  EnergyDistanceLoss energy_distance(1);
  energy_distance.add_real_images(chords(16, 4, 1), one_era(16));
  torch::Tensor silence = torch::zeros({4, kOnsetRollChannels, kLossFrames, kRollPitches}).requires_grad_();
  energy_distance.distance(silence, one_era(4)).backward();
  EXPECT_TRUE(silence.grad().isfinite().all().item<bool>());
  EXPECT_GT(silence.grad().select(1, 0).abs().sum().item<double>(), 0);
}

TEST(EnergyDistanceLoss, HasNoGradientWhereEachEraHasOneImage) {
  EnergyDistanceLoss energy_distance(2);
  const torch::Tensor real = chords(8, 4, 1), eras = torch::arange(8, torch::kLong).remainder(2);
  energy_distance.add_real_images(real, eras);
  const torch::Tensor generated = chords(2, 4, 2).requires_grad_();
  const torch::Tensor loss = energy_distance.distance(generated, torch::arange(2, torch::kLong));
  loss.backward();
  EXPECT_EQ(loss.item<double>(), 0);
  EXPECT_EQ(generated.grad().abs().max().item<double>(), 0);
}

TEST(EnergyDistanceLoss, AcceptsWindowsOfAnyLength) {
  for (const std::int64_t frames : {16, 17, 40})
    for (const torch::Tensor& group :
         compute_onset_statistics(torch::rand({2, kOnsetRollChannels, frames, kRollPitches})))
      EXPECT_TRUE(group.isfinite().all().item<bool>());
}

}  // namespace
}  // namespace clavier
