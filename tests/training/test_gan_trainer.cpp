#include <ATen/Parallel.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "encoding/strike_image.h"
#include "models/gan/make_roll_model.h"
#include "models/gan/structured_latent.h"
#include "support/random_roll_checkpoint.h"
#include "support/stop_after.h"
#include "training/gan/gan_step.h"
#include "training/gan/gan_trainer.h"
#include "training/networks/network_weights.h"
#include "training/options/roll_presets.h"

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

/// With the losses, the descent and the batches of the article's preset.
RollTrainingOptions article_training(RollTrainingOptions options) {
  const RollTrainingOptions& article = find_roll_preset("gan-kuo-article").training;
  options.loss = article.loss;
  options.learning_rate = article.learning_rate;
  options.critic_learning_rate = article.critic_learning_rate;
  options.decay = article.decay;
  options.gradient_penalty = article.gradient_penalty;
  options.beta1 = article.beta1;
  options.beta2 = article.beta2;
  options.moments = article.moments;
  options.average = article.average;
  options.transpose = article.transpose;
  return options;
}

class RollTrainer : public testing::Test {
 protected:
  ~RollTrainer() override { std::filesystem::remove_all(root_); }
  RollTrainer() = default;
  RollTrainer(const RollTrainer&) = delete;
  RollTrainer& operator=(const RollTrainer&) = delete;

  RollTrainingResult run(const std::string& folder, int lines, bool resume) {
    StopAfter progress(lines);
    const RollTrainingResult result = train_rolls(task_, music_, root_ / folder, resume, progress, progress.token());
    said_ = progress.said();
    return result;
  }

  RollTask task_{.network = small_roll_network(),
                 .eras = {{Era::modernist, kArticleReading}},
                 .options = article_training({.batch = 2,
                                              .steps = 4,
                                              .validate_every = 1,
                                              .validation_rolls = 3,
                                              .sample_every = 2,
                                              .samples = 2,
                                              .threads = 1})};
  RollMusic music_{.training = {{scales(60, 40), scales(5, 50)}}, .validation = {{scales(30, 60)}}};
  std::vector<std::string> said_;
  std::filesystem::path root_ =
      std::filesystem::temp_directory_path() / ("clavier-roll-trainer-" + std::to_string(::getpid()));
};

TEST_F(RollTrainer, LeavesAModelItsLogItsCurvesAndItsSamples) {
  const RollTrainingResult result = run("a", 100, false);
  EXPECT_EQ(result.steps, 4);
  const RollCheckpoint checkpoint = read_roll_checkpoint(root_ / "a");
  Random random(1);
  EXPECT_EQ(make_roll_model(checkpoint)->draw(Era::modernist, 1200, random).steps, 1200);
  EXPECT_EQ(checkpoint.training.at("validation_distance"), *result.best_distance);
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("\"critic_loss\""));
  EXPECT_THAT(read_text(root_ / "a" / "curve.svg"), HasSubstr("</svg>"));
  EXPECT_THAT(read_text(root_ / "a" / "samples" / "step-0000004.svg"), HasSubstr("modernist"));
}

TEST_F(RollTrainer, GoesOnExactlyWhereItWasStopped) {
  task_.options.average = 0.9;
  run("whole", 100, false);
  EXPECT_TRUE(run("parts", 2, false).stopped);
  EXPECT_FALSE(run("parts", 100, true).stopped);
  EXPECT_EQ(read_text(root_ / "whole" / "model.safetensors"), read_text(root_ / "parts" / "model.safetensors"));
  EXPECT_EQ(read_text(root_ / "whole" / "samples" / "step-0000004.svg"),
            read_text(root_ / "parts" / "samples" / "step-0000004.svg"));
}

TEST_F(RollTrainer, MayBeLookedAtMoreOftenWhenItGoesOn) {
  task_.options.validate_every = 2;
  run("a", 1, false);
  task_.options.validate_every = 1;
  task_.options.sample_every = 1;
  EXPECT_FALSE(run("a", 100, true).stopped);
  EXPECT_TRUE(std::filesystem::exists(root_ / "a" / "samples" / "step-0000003.svg"));
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("\"step\":3"));
}

TEST_F(RollTrainer, LeavesAModelWhenStoppedBeforeTheFirstLook) {
  EXPECT_FALSE(run("a", 0, false).best_distance.has_value());
  EXPECT_TRUE(read_roll_checkpoint(root_ / "a").training.at("validation_distance").is_null());
}

TEST_F(RollTrainer, RefusesToResumeWithOtherOptions) {
  run("a", 1, false);
  task_.options.loss = "hinge";
  EXPECT_THAT([&] { run("a", 100, true); }, testing::ThrowsMessage<Error>(HasSubstr("other options")));
  EXPECT_THAT([&] { run("a", 100, false); }, testing::ThrowsMessage<Misuse>(HasSubstr("--resume")));
}

TEST_F(RollTrainer, SaysOnceThatNothingIsDrawn) {
  task_.options.steps = 6;
  run("a", 100, false);  // a few steps teach nobody to reach 0.98
  EXPECT_EQ(std::count_if(said_.begin(), said_.end(), [](auto& line) { return line.find("collapsed") != line.npos; }),
            1);
  EXPECT_THAT(read_text(root_ / "a" / "log.jsonl"), HasSubstr("hardly any notes"));
}

TEST_F(RollTrainer, RefusesAnEraWithoutNotes) {
  music_.validation = {{GridPiece()}};
  EXPECT_THAT([&] { run("a", 100, false); },
              testing::ThrowsMessage<Error>(HasSubstr("no note in the modernist validation pieces")));
}

TEST(Adversaries, StandStillWhenALossIsNotFinite) {
  const RollTrainingOptions options{.moments = 0, .batch = 2};
  Adversaries adversaries(small_roll_network(), 1, options);
  RollBatch batch{.images = torch::full({2, 1, kRollSteps, kRollKeys}, -1.0), .eras = eras_in_turn(0, 2, 1)};
  batch.images[0][0][5][5] = std::numeric_limits<float>::quiet_NaN();
  const torch::Tensor before = adversaries.painter().parameters().front().clone();
  EXPECT_FALSE(std::isfinite(adversaries.learn(batch, 0).critic));
  EXPECT_TRUE(torch::equal(before, adversaries.painter().parameters().front()));
}

TEST(Adversaries, LearnToTellSilenceFromNoise) {
  const RollTrainingOptions options{
      .loss = "bce", .learning_rate = 1e-8, .critic_learning_rate = 1e-3, .moments = 0, .average = 0, .batch = 4};
  Adversaries adversaries(small_roll_network(), 1, options);
  const RollBatch silence{.images = torch::full({4, 1, kRollSteps, kRollKeys}, -1.0), .eras = eras_in_turn(0, 4, 1)};
  const double first = adversaries.learn(silence, 0).critic;
  double last = first;
  for (int step = 1; step < 8; ++step) last = adversaries.learn(silence, step).critic;
  EXPECT_LT(last, first);
}

constexpr int kSmallBatch = 8;

RollNetworkOptions small_beat_network() { return {.frames = 32, .channels = 8, .critic = 8}; }

RollBatch random_strikes(const RollNetworkOptions& network) {
  torch::manual_seed(3);
  const torch::Tensor images = torch::rand({kSmallBatch, kStrikeChannels + kEdgeFeatures, network.frames, kRollKeys});
  images.select(1, 0).copy_(images.select(1, 0) > 0.95);
  return {.images = images, .eras = eras_in_turn(0, kSmallBatch, 2)};
}

std::vector<torch::Tensor> learnt(const RollTrainingOptions& options, int threads) {
  const RollNetworkOptions network = small_beat_network();
  const RollBatch batch = random_strikes(network);
  StrikeMoments moments(2);
  moments.remember(batch.images, batch.eras);
  const int before = at::get_num_threads();
  at::set_num_threads(threads);
  Adversaries adversaries(network, 2, options, &moments);
  for (int step = 0; step < 3; ++step) {
    torch::manual_seed(static_cast<std::uint64_t>(step));
    adversaries.learn(batch, step);
  }
  at::set_num_threads(before);
  std::vector<torch::Tensor> all;
  for (torch::nn::Module* network_of : adversaries.learners().networks)
    for (const torch::Tensor& parameter : network_of->parameters()) all.push_back(parameter.detach().clone());
  return all;
}

TEST(Adversaries, LearnTheSameOnOneThreadAndOnTwo) {
  const RollTrainingOptions options{.batch = kSmallBatch};
  const std::vector<torch::Tensor> one = learnt(options, 1), two = learnt(options, 2);
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t index = 0; index < one.size(); ++index) EXPECT_TRUE(torch::equal(one[index], two[index]));
}

TEST(Adversaries, PaintWithTheNormsOfTheWeightsThatAreKept) {
  const RollTrainingOptions options = article_training({});
  Adversaries adversaries(small_roll_network(), 1, options);
  adversaries.learn({.images = torch::rand({4, 1, kRollSteps, kRollKeys}), .eras = torch::zeros({4}, torch::kInt64)},
                    0);
  const TensorMap tensors = tensors_of(adversaries.painter());
  double of_weights = 0, kept = 0;  // noise has variance 1, so that a unit's is the sum of its squared weights
  for (const float weight : tensors.at("dense.weight").values) of_weights += weight * weight;
  for (const float variance : tensors.at("norm.0.variance").values) kept += variance;
  EXPECT_NEAR(kept / of_weights, 1, 0.1);  // a running variance would still be that of the beginning, 1 a unit
}

}  // namespace
}  // namespace clavier
