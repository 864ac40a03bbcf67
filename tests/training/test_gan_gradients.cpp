#include <gtest/gtest.h>

#include "training/gan/gan_gradients.h"
#include "training/gan/roll_images.h"
#include "training/networks/network_weights.h"
#include "training/options/presets.h"
#include "training/run/thread_count_guard.h"

namespace clavier {
namespace {

constexpr int kTestedEras = 2;

std::vector<torch::Tensor> gradients_of(const torch::nn::Module& network) {
  std::vector<torch::Tensor> gradients;
  for (const torch::Tensor& parameter : network.parameters()) gradients.push_back(parameter.grad().clone());
  return gradients;
}

/// The losses and gradients of compute_gradients, from the same weights and noise each time.
std::vector<torch::Tensor> losses_and_gradients(const char* name, int threads, bool r1_penalty) {
  const ThreadCountGuard inside(threads);
  torch::manual_seed(9);
  const GanPreset& preset = find_gan_preset(name);
  RollGan gan = make_roll_gan(preset.network, kTestedEras);
  const auto critic_replica = make_roll_gan(preset.network, kTestedEras).critic;
  std::vector<std::int64_t> shape = make_roll_images(preset.network)->shape();
  shape.insert(shape.begin(), 4);
  const RollBatch real{.images = (torch::rand(shape) > 0.97).to(torch::kFloat32),
                       .eras = torch::tensor({0, 1, 0, 1}, torch::kInt64)};
  EnergyDistanceLoss energy_distance(kTestedEras);
  if (preset.training.energy_distance > 0) energy_distance.add_real_images(real.images, real.eras);
  const GanPass pass{.noise = gan.generator->noise(4),
                     .energy_distance = &energy_distance,
                     .r1_penalty = r1_penalty,
                     .parallel = true};
  const GanLosses losses = compute_gradients(gan, *critic_replica, real, pass, preset.training);
  std::vector<torch::Tensor> all = gradients_of(*gan.generator);
  for (const torch::Tensor& gradient : gradients_of(*gan.critic)) all.push_back(gradient);
  all.push_back(torch::tensor({losses.generator, losses.critic}));
  return all;
}

class GanGradientsOf : public testing::TestWithParam<const char*> {};

TEST_P(GanGradientsOf, APresetAreEqualOnOneThreadAndOnTwo) {
  for (const bool r1_penalty : {false, true}) {
    const std::vector<torch::Tensor> one = losses_and_gradients(GetParam(), 1, r1_penalty),
                                     two = losses_and_gradients(GetParam(), 2, r1_penalty);
    ASSERT_EQ(one.size(), two.size());
    double size = 0;
    for (std::size_t index = 0; index < one.size(); ++index) {
      EXPECT_TRUE(torch::equal(one[index], two[index])) << index;
      size += one[index].abs().sum().item<double>();
    }
    EXPECT_GT(size, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(WithDropoutAndWithout, GanGradientsOf, testing::Values("gan-kuo-article", "gan"));

/// Neither thread may wait for ever for the other.
TEST(GanGradients, ThrowWhatFailsOnEitherThread) {
  const ThreadCountGuard inside(2);
  const GanPreset& preset = find_gan_preset("gan");
  RollGan gan = make_roll_gan(preset.network, 1);
  const auto critic_replica = make_roll_gan(preset.network, 1).critic;
  std::vector<std::int64_t> shape = make_roll_images(preset.network)->shape();
  shape.insert(shape.begin(), 2);
  RollBatch real{.images = torch::zeros(shape), .eras = torch::zeros({2}, torch::kInt64)};
  EnergyDistanceLoss energy_distance(1);
  energy_distance.add_real_images(torch::rand(shape), real.eras);
  const torch::Tensor noise = gan.generator->noise(2);
  for (const bool r1_penalty : {false, true}) {
    RollBatch narrow = real;
    narrow.images = real.images.narrow(3, 0, shape.back() / 2);
    const GanPass good{.noise = noise, .energy_distance = &energy_distance, .r1_penalty = r1_penalty, .parallel = true};
    EXPECT_ANY_THROW(compute_gradients(gan, *critic_replica, narrow, good, preset.training));
    GanPass bad = good;
    bad.noise = noise.narrow(1, 0, 10);
    EXPECT_ANY_THROW(compute_gradients(gan, *critic_replica, real, bad, preset.training));
    const EnergyDistanceLoss without_reference(1);
    GanPass without_real = good;
    without_real.energy_distance = &without_reference;
    EXPECT_THROW(compute_gradients(gan, *critic_replica, real, without_real, preset.training), c10::Error);
    EXPECT_NO_THROW(compute_gradients(gan, *critic_replica, real, good, preset.training));
  }
}

TEST(GanGradients, AreNoneWhereALossIsNotFinite) {
  torch::manual_seed(9);
  const GanPreset& preset = find_gan_preset("gan");
  RollGan gan = make_roll_gan(preset.network, 1);
  const auto critic_replica = make_roll_gan(preset.network, 1).critic;
  std::vector<std::int64_t> shape = make_roll_images(preset.network)->shape();
  shape.insert(shape.begin(), 2);
  const RollBatch broken{.images = torch::full(shape, std::numeric_limits<float>::quiet_NaN()),
                         .eras = torch::zeros({2}, torch::kInt64)};
  GanTrainingOptions options = preset.training;
  options.energy_distance = 0;
  const GanPass pass{.noise = gan.generator->noise(2)};
  EXPECT_FALSE(std::isfinite(compute_gradients(gan, *critic_replica, broken, pass, options).critic));
  for (const torch::Tensor& parameter : gan.generator->parameters()) EXPECT_FALSE(parameter.grad().defined());
}

}  // namespace
}  // namespace clavier
