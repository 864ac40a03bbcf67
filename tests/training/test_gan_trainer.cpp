#include <ATen/Parallel.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "encoding/onset_roll.h"
#include "models/gan/make_roll_model.h"
#include "models/gan/structured_latent.h"
#include "support/random_gan_checkpoint.h"
#include "support/stop_after.h"
#include "training/gan/gan_step.h"
#include "training/gan/gan_trainer.h"
#include "training/networks/network_weights.h"
#include "training/options/presets.h"

namespace clavier {
namespace {

using testing::HasSubstr;

/// A scale up and down, a note every eighth of a second.
GridPiece scales(int seconds, int lowest) {
  GridPiece piece;
  for (int note = 0; note < seconds * 8; ++note)
    piece.push_back({.onset = note * 6, .duration = 5, .pitch = static_cast<Pitch>(lowest + note % 24)});
  return piece;
}

/// With the losses and the optimisers of the article's preset.
GanTrainingOptions article_training(GanTrainingOptions options) {
  const GanTrainingOptions& article = find_gan_preset("gan-kuo-article").training;
  options.loss = article.loss;
  options.learning_rate = article.learning_rate;
  options.critic_learning_rate = article.critic_learning_rate;
  options.decay = article.decay;
  options.gradient_penalty = article.gradient_penalty;
  options.beta1 = article.beta1;
  options.beta2 = article.beta2;
  options.energy_distance = article.energy_distance;
  options.ema_decay = article.ema_decay;
  options.transpose = article.transpose;
  return options;
}

class GanTrainer : public testing::Test {
 protected:
  ~GanTrainer() override { std::filesystem::remove_all(root_); }
  GanTrainer() = default;
  GanTrainer(const GanTrainer&) = delete;
  GanTrainer& operator=(const GanTrainer&) = delete;

  TrainingResult run(const std::string& folder, int lines, bool resume) {
    StopAfter progress(lines);
    const TrainingResult result = train_gan(task_, music_, {root_ / folder, resume}, {progress, progress.token()});
    lines_ = progress.said();
    return result;
  }

  GanTask task_{.network = small_roll_network(),
                .eras = {{Era::modernist, kKuoReadOptions}},
                .options = article_training({.batch = 2,
                                             .steps = 4,
                                             .validate_every = 1,
                                             .validation_rolls = 3,
                                             .sample_every = 2,
                                             .samples = 2,
                                             .threads = 1})};
  RollMusic music_{.training = {{scales(60, 40), scales(5, 50)}}, .validation = {{scales(30, 60)}}};
  std::vector<std::string> lines_;
  std::filesystem::path root_ =
      std::filesystem::temp_directory_path() / ("clavier-roll-trainer-" + std::to_string(::getpid()));
};

TEST_F(GanTrainer, WritesAModelItsLogItsCurvesAndItsSamples) {
  const TrainingResult result = run("a", 100, false);
  EXPECT_EQ(result.steps, 4);
  const GanCheckpoint checkpoint = read_gan_checkpoint(root_ / "a");
  Random random(1);
  EXPECT_EQ(make_roll_model(checkpoint)->generate(Era::modernist, 1200, random).steps, 1200);
  EXPECT_EQ(checkpoint.training.at("validation_distance"), *result.best);
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("\"critic_loss\""));
  EXPECT_THAT(read_text(root_ / "a" / "curve.svg"), HasSubstr("</svg>"));
  EXPECT_THAT(read_text(root_ / "a" / "samples" / "step-0000004.svg"), HasSubstr("modernist"));
}

TEST_F(GanTrainer, ResumesExactlyWhereItWasStopped) {
  task_.options.ema_decay = 0.9;
  run("whole", 100, false);
  EXPECT_TRUE(run("parts", 2, false).stopped);
  EXPECT_FALSE(run("parts", 100, true).stopped);
  EXPECT_EQ(read_text(root_ / "whole" / "model.safetensors"), read_text(root_ / "parts" / "model.safetensors"));
  EXPECT_EQ(read_text(root_ / "whole" / "samples" / "step-0000004.svg"),
            read_text(root_ / "parts" / "samples" / "step-0000004.svg"));
}

TEST_F(GanTrainer, MayBeValidatedMoreOftenWhenResumed) {
  task_.options.validate_every = 2;
  run("a", 1, false);
  task_.options.validate_every = 1;
  task_.options.sample_every = 1;
  EXPECT_FALSE(run("a", 100, true).stopped);
  EXPECT_TRUE(std::filesystem::exists(root_ / "a" / "samples" / "step-0000003.svg"));
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("\"step\":3"));
}

TEST_F(GanTrainer, WritesAModelWhenStoppedBeforeTheFirstValidation) {
  EXPECT_FALSE(run("a", 0, false).best.has_value());
  EXPECT_TRUE(read_gan_checkpoint(root_ / "a").training.at("validation_distance").is_null());
}

TEST_F(GanTrainer, RefusesToResumeWithOtherOptions) {
  run("a", 1, false);
  task_.options.loss = "hinge";
  EXPECT_THAT([&] { run("a", 100, true); }, testing::ThrowsMessage<Error>(HasSubstr("other options")));
  EXPECT_THAT([&] { run("a", 100, false); }, testing::ThrowsMessage<Misuse>(HasSubstr("--resume")));
}

TEST_F(GanTrainer, WarnsOnceThatNothingIsGenerated) {
  task_.options.steps = 6;
  run("a", 100, false);  // after a few steps no output exceeds the threshold of 0.98
  EXPECT_EQ(std::count_if(lines_.begin(), lines_.end(), [](auto& line) { return line.find("collapsed") != line.npos; }),
            1);
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("hardly any notes"));
}

TEST_F(GanTrainer, RefusesAnEraWithoutNotes) {
  music_.validation = {{GridPiece()}};
  EXPECT_THAT([&] { run("a", 100, false); },
              testing::ThrowsMessage<Error>(HasSubstr("no note in the modernist validation pieces")));
}

TEST(GanStep, ChangesNothingWhenALossIsNotFinite) {
  const GanTrainingOptions options{.energy_distance = 0, .batch = 2};
  GanStep gan_step(small_roll_network(), 1, options);
  RollBatch batch{.images = torch::full({2, 1, kRollSteps, kRollPitches}, -1.0), .eras = cycle_eras(0, 2, 1)};
  batch.images[0][0][5][5] = std::numeric_limits<float>::quiet_NaN();
  const torch::Tensor before = gan_step.ema_generator().parameters().front().clone();
  EXPECT_FALSE(std::isfinite(gan_step.train_step(batch, 0).critic));
  EXPECT_TRUE(torch::equal(before, gan_step.ema_generator().parameters().front()));
}

TEST(GanStep, TeachesTheCriticToTellSilenceFromNoise) {
  const GanTrainingOptions options{.loss = "bce",
                                   .learning_rate = 1e-8,
                                   .critic_learning_rate = 1e-3,
                                   .energy_distance = 0,
                                   .ema_decay = 0,
                                   .batch = 4};
  GanStep gan_step(small_roll_network(), 1, options);
  const RollBatch silence{.images = torch::full({4, 1, kRollSteps, kRollPitches}, -1.0), .eras = cycle_eras(0, 4, 1)};
  const double first = gan_step.train_step(silence, 0).critic;
  double last = first;
  for (int step = 1; step < 8; ++step) last = gan_step.train_step(silence, step).critic;
  EXPECT_LT(last, first);
}

constexpr int kSmallBatch = 8;

GanOptions small_beat_network() { return {.frames = 32, .channels = 8, .critic = 8}; }

RollBatch random_onsets(const GanOptions& network) {
  torch::manual_seed(3);
  const torch::Tensor images =
      torch::rand({kSmallBatch, kOnsetRollChannels + kEdgeFeatures, network.frames, kRollPitches});
  images.select(1, 0).copy_(images.select(1, 0) > 0.95);
  return {.images = images, .eras = cycle_eras(0, kSmallBatch, 2)};
}

std::vector<torch::Tensor> train_and_copy(const GanTrainingOptions& options, int threads) {
  const GanOptions network = small_beat_network();
  const RollBatch batch = random_onsets(network);
  EnergyDistanceLoss energy_distance(2);
  energy_distance.add_real_images(batch.images, batch.eras);
  const int before = at::get_num_threads();
  at::set_num_threads(threads);
  GanStep gan_step(network, 2, options, &energy_distance);
  for (int step = 0; step < 3; ++step) {
    torch::manual_seed(static_cast<std::uint64_t>(step));
    gan_step.train_step(batch, step);
  }
  at::set_num_threads(before);
  std::vector<torch::Tensor> all;
  for (torch::nn::Module* network_of : gan_step.networks_and_optimizers().networks)
    for (const torch::Tensor& parameter : network_of->parameters()) all.push_back(parameter.detach().clone());
  return all;
}

TEST(GanStep, LearnsTheSameOnOneThreadAndOnTwo) {
  const GanTrainingOptions options{.batch = kSmallBatch};
  const std::vector<torch::Tensor> one = train_and_copy(options, 1), two = train_and_copy(options, 2);
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t index = 0; index < one.size(); ++index) EXPECT_TRUE(torch::equal(one[index], two[index]));
}

TEST(GanStep, GivesTheEmaGeneratorStatisticsOfItsOwnWeights) {
  const GanTrainingOptions options = article_training({});
  GanStep gan_step(small_roll_network(), 1, options);
  gan_step.train_step(
      {.images = torch::rand({4, 1, kRollSteps, kRollPitches}), .eras = torch::zeros({4}, torch::kInt64)}, 0);
  const TensorMap tensors = tensors_of(gan_step.ema_generator());
  double of_weights = 0, kept = 0;  // noise has variance 1: a unit's variance is the sum of its squared weights
  for (const float weight : tensors.at("dense.weight").values) of_weights += weight * weight;
  for (const float variance : tensors.at("norm.0.variance").values) kept += variance;
  EXPECT_NEAR(kept / of_weights, 1, 0.1);  // a running variance is still near its initial value of 1
}

}  // namespace
}  // namespace clavier
