#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "encoding/onset_roll.h"
#include "models/gan/beat_gan_model.h"
#include "models/gan/decoding/onset_decoder.h"
#include "training/fitting/calibrate_decoding.h"
#include "training/networks/beat_gan.h"
#include "training/networks/network_weights.h"

namespace clavier {
namespace {

constexpr int kFrames = 48;

GanOptions small() { return {.kind = "beat_gan", .frames = kFrames, .channels = 8, .critic = 8}; }

torch::Tensor eras_of(const std::vector<std::int64_t>& numbers) { return torch::tensor(numbers, torch::kInt64); }

/// Of a fresh generator with batch statistics and more onsets.
GanCheckpoint checkpoint_of(RollGenerator& generator) {
  for (int batch = 0; batch < 5; ++batch) generator.forward(generator.noise(4), eras_of({0, 1, 0, 1}));
  GanCheckpoint checkpoint{.network = small(), .eras = {{Era::baroque, {}}, {Era::modernist, {}}}};
  checkpoint.tensors = tensors_of(generator);
  std::vector<float>& bias = checkpoint.tensors.at("keyboard.bias").values;
  std::fill(bias.begin(), bias.end(), 0.1f);
  std::vector<float>& calibration = checkpoint.tensors.at("calibration").values;
  for (std::size_t place = 0; place < calibration.size(); ++place)
    calibration[place] = 0.1f * static_cast<float>(place);
  return checkpoint;
}

TEST(BeatGan, GeneratesBinaryOnsets) {
  torch::manual_seed(1);
  const RollGan gan = make_roll_gan(small(), 2);
  load_tensors(*gan.generator, checkpoint_of(*gan.generator).tensors);  // with more onsets
  const torch::Tensor images = gan.generator->forward(gan.generator->noise(3), eras_of({0, 1, 0}));
  EXPECT_EQ(images.sizes().vec(),
            (std::vector<std::int64_t>{3, kOnsetRollChannels + kEdgeFeatures, kFrames, kRollPitches}));
  const torch::Tensor onsets = images.select(1, 0);
  EXPECT_GT(onsets.mean().item<double>(), 0.01);
  EXPECT_TRUE(((onsets == 0) | (onsets - 1).abs().lt(1e-6)).all().item<bool>());
  EXPECT_EQ(gan.critic->forward(images, eras_of({0, 1, 0})).sizes().vec(), (std::vector<std::int64_t>{3, 1}));
}

TEST(BeatGan, RefusesAnOddNumberOfFrames) {
  GanOptions odd = small();
  odd.frames = kFrames + 1;
  EXPECT_THROW(make_roll_gan(odd, 1), Misuse);
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

/// (kOnsetRollChannels, frames, kRollPitches): the onset roll of frames within the piece, each cell decided alone.
std::vector<float> values_in_training(const OnsetLogits& logits, const std::vector<float>& edges) {
  const auto frames = static_cast<std::size_t>(logits.pitches.rows());
  const RowMatrix onset_logits =
      logits.pitches.leftCols(kRollPitches) + logits.pitch_classes.replicate(1, kRollPitches / kPitchClasses);
  std::vector<float> values(kOnsetRollChannels * frames * kRollPitches);
  for (std::size_t frame = 0; frame < frames; ++frame)
    for (std::size_t pitch = 0; pitch < kRollPitches; ++pitch) {
      const auto row = static_cast<Eigen::Index>(frame);
      if (edges[frame * kEdgeFeatures + kEdgeFeatures - 1] <= 0 ||
          onset_logits(row, static_cast<Eigen::Index>(pitch)) <= 0)
        continue;
      for (std::size_t channel = 0; channel < kOnsetRollChannels; ++channel) {
        const float logit = logits.pitches(row, static_cast<Eigen::Index>(channel * kRollPitches + pitch));
        values[(channel * frames + frame) * kRollPitches + pitch] = channel == 0 ? 1 : 1 / (1 + std::exp(-logit));
      }
    }
  return values;
}

TEST(BeatGan, HasTheLogitsOfTheInferenceModel) {
  torch::manual_seed(4);
  const RollGan gan = make_roll_gan(small(), 2);
  const GanCheckpoint checkpoint = checkpoint_of(*gan.generator);
  load_tensors(*gan.generator, checkpoint.tensors);
  gan.generator->eval();
  const torch::NoGradGuard guard;
  Random random(5);
  const StructuredLatent latent = sample_latent(kFrames, {}, random);
  const std::vector<float> edges = make_edge_features(kFrames, 3, kFrames - 4);
  const torch::Tensor noise = torch::tensor(BeatGenerator::pack_latent(latent, edges)).unsqueeze(0);
  for (std::size_t era = 0; era < 2; ++era) {
    const torch::Tensor generated =
        gan.generator->forward(noise, eras_of({static_cast<std::int64_t>(era)})).contiguous();
    const std::vector<float> values = values_in_training(BeatGanModel(checkpoint).logits(latent, edges, era), edges);
    for (std::size_t cell = 0; cell < values.size(); ++cell)
      ASSERT_NEAR(values[cell], generated.data_ptr<float>()[cell], 1e-4F) << cell;
    EXPECT_GT(std::count(values.begin(), values.end(), 1.0F), 100);
  }
}

TEST(BeatGan, NamesItsTensorsAsTheInferenceModelDoes) {
  EXPECT_NO_THROW(check_gan_tensors(checkpoint_of(*make_roll_gan(small(), 2).generator)));
}

/// With the tonic C, or with so many tonics in turn.
RealStatistics generated_statistics(const GanCheckpoint& checkpoint, std::size_t era, int tonics = 1) {
  const BeatGanModel model(checkpoint);
  const int frames = calibration_frames(checkpoint.network);
  std::vector<std::vector<GridNote>> generated;
  for (std::uint64_t seed = 0; seed < 480; ++seed) {
    Random random(seed);
    StructuredLatent latent = sample_latent(frames, {}, random);
    latent.tonic = static_cast<int>(seed) % tonics;
    const OnsetLogits logits = model.logits(latent, make_edge_features(frames, 0, frames), era);
    generated.push_back(decode_notes(logits, latent.beat_at, read_decoding_parameters(checkpoint.tensors, era)));
  }
  return {.notes = compute_onset_statistics(generated, frames),
          .excerpts = compute_excerpt_statistics(generated, frames * kFrameSteps)};
}

TEST(DecodingCalibration, RecoversTheDecodingParametersOfAnotherModel) {
  // The shipped network: of an untrained one the logits are noise.
  GanCheckpoint checkpoint = read_gan_checkpoint(CLAVIER_SOURCE_DIR "/weights/gan");
  GanCheckpoint other = checkpoint;
  const auto change = [&](std::size_t era, void (*what)(DecodingParameters&)) {
    DecodingParameters parameters = read_decoding_parameters(other.tensors, era);
    what(parameters);
    store_decoding_parameters(parameters, other.tensors, era);
  };
  change(0, [](DecodingParameters& parameters) {
    parameters.calibration[0] -= 0.3F, parameters.calibration[1] += 0.2F, parameters.tatum_density = 0.4F;
  });
  change(1, [](DecodingParameters& parameters) {
    parameters.sustain_penalty *= 2, parameters.stepwise_gain += 0.3F, parameters.intervals[0] -= 0.3F;
  });
  change(2,
         [](DecodingParameters& parameters) { parameters.triad_gain += 0.3F, parameters.chord_size_penalty += 0.1F; });
  std::vector<RealStatistics> target;
  for (std::size_t era = 0; era < checkpoint.eras.size(); ++era)
    target.push_back(generated_statistics(other, era, kPitchClasses));
  EXPECT_GT(std::abs(generated_statistics(checkpoint, 0, kPitchClasses).notes.onsets_per_frame /
                         target[0].notes.onsets_per_frame -
                     1),
            0.1);
  calibrate_decoding(checkpoint, target, 0);
  for (std::size_t era = 0; era < target.size(); ++era) {
    const RealStatistics means = generated_statistics(checkpoint, era, kPitchClasses);
    for (double OnsetStatistics::*const mean :
         {&OnsetStatistics::onsets_per_frame, &OnsetStatistics::length, &OnsetStatistics::velocity})
      EXPECT_NEAR(means.notes.*mean / (target[era].notes.*mean), 1, 0.1) << era;
    for (double ExcerptStatistics::*const mean : {&ExcerptStatistics::longest_sustain, &ExcerptStatistics::chord,
                                                  &ExcerptStatistics::triads, &ExcerptStatistics::isochrony})
      EXPECT_NEAR((*means.excerpts).*mean / ((*target[era].excerpts).*mean), 1, 0.1) << era;
    EXPECT_NEAR(means.excerpts->stepwise, target[era].excerpts->stepwise, 0.05) << era;
    for (std::size_t of = 0; of < kPitchClasses; ++of)
      EXPECT_NEAR(means.excerpts->intervals[of], target[era].excerpts->intervals[of], 0.03) << era << " " << of;
  }
}

TEST(DecodingCalibration, MovesMusicToTheMostFrequentTonics) {
  torch::manual_seed(7);
  GanCheckpoint checkpoint = checkpoint_of(*make_roll_gan(small(), 2).generator);
  checkpoint.tensors.at("key.bias").values[0] = 3;  // the tonic is the most frequent pitch class
  std::vector<RealStatistics> target{generated_statistics(checkpoint, 0), generated_statistics(checkpoint, 1)};
  for (RealStatistics& means : target) {
    means.excerpts.reset();
    means.notes.pitch_classes.fill(0.02);
    means.notes.pitch_classes[5] = 0.78;
  }
  calibrate_decoding(checkpoint, target, 0);
  const std::vector<float>& probabilities = checkpoint.tensors.at("tonics").values;
  for (const auto first : {probabilities.begin(), probabilities.begin() + kPitchClasses}) {
    EXPECT_EQ(std::max_element(first, first + kPitchClasses) - first, 5);
    EXPECT_NEAR(std::accumulate(first, first + kPitchClasses, 0.0), 1, 1e-5);
  }
  EXPECT_EQ(read_decoding_parameters(checkpoint.tensors, 0).sustain_penalty, 0)
      << "there are no statistics of excerpts";
}

TEST(SpectralNorm, HasASpectralNormOfOne) {
  torch::manual_seed(3);
  SpectralNorm weight(torch::randn({6, 4, 3}) * 5);
  for (int step = 0; step < 200; ++step) weight();
  const torch::Tensor singular = torch::linalg_svdvals(weight().flatten(1));
  EXPECT_NEAR(singular[0].item<double>(), 1, 1e-3);
}

TEST(SpectralNorm, HasTheGradientOfADivision) {
  torch::manual_seed(4);
  SpectralNorm weight(torch::randn({3, 2, 4}));
  weight->eval();  // without power iterations
  const torch::Tensor own = weight->parameters().front(), left = weight->buffers().front();
  const torch::Tensor rows = own.flatten(1);
  const torch::Tensor right = rows.t().mv(left).detach(), plain = own / left.dot(rows.mv(right / right.norm()));
  EXPECT_TRUE(torch::allclose(weight(), plain));
  const torch::Tensor weights = torch::randn_like(plain);
  EXPECT_TRUE(torch::allclose(torch::autograd::grad({(weight() * weights).sum()}, {own}).front(),
                              torch::autograd::grad({(plain * weights).sum()}, {own}).front(), 1e-4, 1e-5));
}

}  // namespace
}  // namespace clavier
