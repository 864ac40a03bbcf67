#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/beat_roll_model.h"
#include "engine/calibrate_beats.h"
#include "model/beat_gan.h"
#include "model/network_weights.h"

namespace clavier {
namespace {

constexpr int kFrames = 48;

RollNetworkOptions small() { return {.kind = "beats", .frames = kFrames, .channels = 8, .critic = 8}; }

torch::Tensor eras_of(const std::vector<std::int64_t>& numbers) { return torch::tensor(numbers, torch::kInt64); }

/// Of a fresh generator that has seen a few batches and strikes keys more often.
RollCheckpoint checkpoint_of(RollGenerator& generator) {
  for (int batch = 0; batch < 5; ++batch) generator.forward(generator.noise(4), eras_of({0, 1, 0, 1}));
  RollCheckpoint checkpoint{.network = small(), .eras = {{Era::baroque, {}}, {Era::modernist, {}}}};
  checkpoint.tensors = tensors_of(generator);
  std::vector<float>& bias = checkpoint.tensors.at("keyboard.bias").values;
  std::fill(bias.begin(), bias.end(), 0.1f);
  std::vector<float>& calibration = checkpoint.tensors.at("calibration").values;
  for (std::size_t place = 0; place < calibration.size(); ++place)
    calibration[place] = 0.1f * static_cast<float>(place);
  return checkpoint;
}

TEST(BeatGan, DrawsStrikesThatAreThereOrNot) {
  torch::manual_seed(1);
  const RollGan gan = make_roll_gan(small(), 2);
  load_tensors(*gan.generator, checkpoint_of(*gan.generator).tensors);  // strikes keys more often
  const torch::Tensor images = gan.generator->forward(gan.generator->noise(3), eras_of({0, 1, 0}));
  EXPECT_EQ(images.sizes().vec(), (std::vector<std::int64_t>{3, kStrikeChannels + kEdgeFeatures, kFrames, kRollKeys}));
  const torch::Tensor struck = images.select(1, 0);
  EXPECT_GT(struck.mean().item<double>(), 0.01);
  EXPECT_TRUE(((struck == 0) | (struck - 1).abs().lt(1e-6)).all().item<bool>());
  EXPECT_EQ(gan.critic->forward(images, eras_of({0, 1, 0})).sizes().vec(), (std::vector<std::int64_t>{3, 1}));
}

TEST(BeatGan, SendsGradientsToEveryParameter) {
  torch::manual_seed(2);
  const RollGan gan = make_roll_gan(small(), 2);
  const torch::Tensor eras = eras_of({0, 1, 0, 1});
  gan.critic->forward(gan.generator->forward(gan.generator->noise(4), eras), eras).sum().backward();
  for (torch::nn::Module* network : std::initializer_list<torch::nn::Module*>{gan.generator.get(), gan.critic.get()}) {
    for (const auto& parameter : network->named_parameters()) {
      ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
      EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
    }
  }
}

TEST(BeatGan, DrawsWhatTheEngineDraws) {
  torch::manual_seed(4);
  const RollGan gan = make_roll_gan(small(), 2);
  const RollCheckpoint checkpoint = checkpoint_of(*gan.generator);
  load_tensors(*gan.generator, checkpoint.tensors);
  gan.generator->eval();
  const torch::NoGradGuard guard;
  Random random(5);
  const RollSketch sketch = draw_sketch(kFrames, {}, random);
  const std::vector<float> edges = edge_features(kFrames, 3, kFrames - 4);
  const torch::Tensor noise = torch::tensor(BeatGenerator::packed(sketch, edges)).unsqueeze(0);
  for (std::size_t era = 0; era < 2; ++era) {
    const torch::Tensor drawn = gan.generator->forward(noise, eras_of({static_cast<std::int64_t>(era)})).contiguous();
    const StrikeImage image = BeatRollModel(checkpoint).strikes(sketch, edges, era);
    int struck = 0;
    for (std::size_t cell = 0; cell < image.values.size(); ++cell) {
      ASSERT_NEAR(image.values[cell], drawn.data_ptr<float>()[cell], 1e-4F) << cell;
      struck += image.values[cell] > 0;
    }
    EXPECT_GT(struck, 100);
  }
}

TEST(BeatGan, NamesItsTensorsAsTheEngineDoes) {
  EXPECT_NO_THROW(check_roll_tensors(checkpoint_of(*make_roll_gan(small(), 2).generator)));
}

StrikeMeans drawn_means(const RollCheckpoint& checkpoint, std::size_t era) {
  const BeatRollModel model(checkpoint);
  std::vector<std::vector<GridNote>> drawn;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    Random random(seed);
    const RollSketch sketch = draw_sketch(kFrames, {}, random);
    drawn.push_back(notes_of(model.strikes(sketch, edge_features(kFrames, -kFrames, 2 * kFrames), era)));
  }
  return strike_means(drawn, kFrames);
}

TEST(BeatCalibration, FindsHowAnotherDrewWhoIsTheSameButForItsCorrections) {
  torch::manual_seed(6);
  RollCheckpoint checkpoint = checkpoint_of(*make_roll_gan(small(), 2).generator);
  std::fill_n(checkpoint.tensors.at("keyboard.bias").values.begin(), kRollKeys, -1.0f);
  RollCheckpoint other = checkpoint;
  other.tensors.at("calibration").values = {-0.2f, -1, 0.5f, 0.2f, -0.5f, -0.5f};
  const std::vector<StrikeMeans> wanted{drawn_means(other, 0), drawn_means(other, 1)};
  const double before = drawn_means(checkpoint, 0).strikes;
  calibrate_beats(checkpoint, wanted);
  EXPECT_GT(std::abs(before / wanted[0].strikes - 1), 0.1);
  for (std::size_t era = 0; era < 2; ++era) {
    const StrikeMeans means = drawn_means(checkpoint, era);
    EXPECT_NEAR(means.strikes / wanted[era].strikes, 1, 0.08) << era;
    EXPECT_NEAR(means.length / wanted[era].length, 1, 0.08) << era;
    EXPECT_NEAR(means.velocity / wanted[era].velocity, 1, 0.08) << era;
  }
}

TEST(BeatCalibration, MovesMusicToTheKeysThatAreUsual) {
  torch::manual_seed(7);
  RollCheckpoint checkpoint = checkpoint_of(*make_roll_gan(small(), 2).generator);
  checkpoint.tensors.at("key.bias").values[0] = 3;  // strikes the tonic more than anything else
  std::vector<StrikeMeans> wanted{drawn_means(checkpoint, 0), drawn_means(checkpoint, 1)};
  for (StrikeMeans& means : wanted) {
    means.pitch_classes.fill(0.02);
    means.pitch_classes[5] = 0.78;
  }
  calibrate_beats(checkpoint, wanted);
  const std::vector<float>& odds = checkpoint.tensors.at("tonics").values;
  for (const auto first : {odds.begin(), odds.begin() + kPitchClasses}) {
    EXPECT_EQ(std::max_element(first, first + kPitchClasses) - first, 5);
    EXPECT_NEAR(std::accumulate(first, first + kPitchClasses, 0.0), 1, 1e-5);
  }
}

/// The critic divides by the largest singular value: what remains stretches nothing.
TEST(SpectralWeight, StretchesNothing) {
  torch::manual_seed(3);
  SpectralWeight weight(torch::randn({6, 4, 3}) * 5);
  for (int step = 0; step < 200; ++step) weight();
  const torch::Tensor singular = torch::linalg_svdvals(weight().flatten(1));
  EXPECT_NEAR(singular[0].item<double>(), 1, 1e-3);
}

}  // namespace
}  // namespace clavier
