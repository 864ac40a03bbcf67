#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "support/random_events.h"
#include "support/stop_after.h"
#include "training/networks/sequence_network.h"
#include "training/run/state_file.h"
#include "training/sequence/trainer.h"

namespace clavier {
namespace {

class Trainer : public testing::Test {
 protected:
  Trainer() {
    Random random(2);
    for (int piece = 0; piece < 4; ++piece) pieces_.push_back(random_events(task_.vocabulary, 60, random));
  }
  ~Trainer() override { std::filesystem::remove_all(root_); }
  Trainer(const Trainer&) = delete;
  Trainer& operator=(const Trainer&) = delete;

  TrainingResult run(const std::string& folder, int validations, bool resume) {
    StopAfter progress(validations);
    return train_sequence_network(task_, {pieces_, pieces_}, {root_ / folder, resume}, {progress, progress.token()});
  }

  TrainingTask task_{.model = "lstm",
                     .network = {.embedding = 16,
                                 .stack = "uni16,uni16",
                                 .dropout = 0.2,
                                 .head = 8,
                                 .block = 4,
                                 .block_lstm = 6,
                                 .attention = 8,
                                 .context_blocks = 2},
                     .vocabulary = Vocabulary::of_notes(),
                     .options = {.learning_rate = 1e-2,
                                 .warmup = 2,
                                 .batch = 4,
                                 .length = 16,
                                 .steps = 30,
                                 .validate_every = 5,
                                 .threads = 1}};
  std::vector<Events> pieces_;
  std::filesystem::path root_ =
      std::filesystem::temp_directory_path() / ("clavier-trainer-" + std::to_string(::getpid()));
};

TEST_F(Trainer, FitsItsTrainingPieces) {
  task_.options.transpose = 0;
  task_.options.steps = 100;
  const TrainingResult result = run("a", 100, false);
  EXPECT_EQ(result.steps, 100);
  EXPECT_LT(result.best.value(), 12.0);  // chance is 14
  EXPECT_THAT(read_text(root_ / "a" / "curve.svg"), testing::HasSubstr("</svg>"));
}

TEST_F(Trainer, ResumesExactlyWhereItWasStopped) {
  run("whole", 100, false);
  run("parts", 2, false);
  run("parts", 100, true);
  EXPECT_EQ(read_text(root_ / "whole" / "model.safetensors"), read_text(root_ / "parts" / "model.safetensors"));
}

TEST_F(Trainer, DistinguishesAStoppedRunFromOneThatEnded) {
  EXPECT_TRUE(run("a", 2, false).stopped);
  EXPECT_FALSE(run("a", 100, true).stopped);
}

TEST_F(Trainer, WritesAModelWhenStoppedBeforeTheFirstValidation) {
  EXPECT_FALSE(run("a", 0, false).best.has_value());
  EXPECT_TRUE(read_checkpoint(root_ / "a").training.at("validation_loss").is_null());
}

TEST_F(Trainer, RefusesToResumeWithOtherOptions) {
  run("a", 1, false);
  task_.options.learning_rate = 1e-3;
  EXPECT_THAT([&] { run("a", 100, true); }, testing::ThrowsMessage<Error>(testing::HasSubstr("other options")));
}

TEST_F(Trainer, ResumesWithMoreSteps) {
  task_.options.steps = 20;
  run("a", 100, false);
  task_.options.steps = 30;
  EXPECT_EQ(run("a", 100, true).steps, 30);
}

TEST_F(Trainer, SaysThatNoRunWasStoppedWhereThereIsNoState) {
  EXPECT_THAT([&] { run("a", 100, true); }, testing::ThrowsMessage<Error>(testing::HasSubstr("no run was stopped")));
}

TEST_F(Trainer, DoesNotOverwriteARunThatCanBeResumed) {
  run("a", 1, false);
  const std::string before = read_text(root_ / "a" / "training.state");
  EXPECT_THAT([&] { run("a", 100, false); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("--resume")));
  EXPECT_EQ(read_text(root_ / "a" / "training.state"), before);
}

TEST_F(Trainer, RefusesADamagedState) {
  run("a", 1, false);
  Bytes state = read_file(root_ / "a" / "training.state");
  state[state.size() / 2] ^= 1;
  write_file(root_ / "a" / "training.state", state);
  EXPECT_THAT([&] { run("a", 100, true); }, testing::ThrowsMessage<Error>(testing::HasSubstr("damaged")));
}

/// A state of format 2, from before names of options and tensors changed.
TEST_F(Trainer, RefusesAStateOfAnOlderVersionInOneLine) {
  run("a", 1, false);
  Bytes state = read_file(root_ / "a" / "training.state");
  state[std::string_view("CLAVIER-STATE-").size()] = '2';
  write_file(root_ / "a" / "training.state", state);
  EXPECT_THAT([&] { run("a", 100, true); },
              testing::ThrowsMessage<Error>(testing::AllOf(testing::HasSubstr("another version of Clavier wrote it"),
                                                           testing::Not(testing::HasSubstr("\n")))));
}

TEST_F(Trainer, RefusesAStateWhoseNetworksHaveOtherTensors) {
  run("a", 1, false);
  const std::filesystem::path path = root_ / "a" / "training.state";
  torch::nn::Linear other(2, 2);
  const Json identity = {{"run", "a"}};
  save_state(path, identity, {}, {{other.ptr().get()}, {}});
  const auto network = make_network(task_.network, task_.vocabulary);
  EXPECT_THAT(
      [&] {
        load_state(path, identity, {{network.get()}, {}});
      },
      testing::ThrowsMessage<Error>(testing::AllOf(testing::HasSubstr("another version of Clavier wrote it"),
                                                   testing::Not(testing::HasSubstr("\n")))));
}

TEST_F(Trainer, HasTheKeysOfItsPiecesInEveryCheckpoint) {
  task_.keys = KeyDistribution{};
  run("a", 1, false);
  EXPECT_EQ(read_checkpoint(root_ / "a").keys, task_.keys);
}

TEST_F(Trainer, SaysWhatToDoWhenTheLossIsNotFinite) {
  task_.weights = tensors_of(*make_network(task_.network, task_.vocabulary));
  task_.weights->at("head.token.bias").values[5] = std::numeric_limits<float>::infinity();
  EXPECT_THAT([&] { run("a", 100, false); }, testing::ThrowsMessage<Error>(testing::HasSubstr("no longer finite")));
}

TEST_F(Trainer, StopsWhenValidationNoLongerImproves) {
  task_.options.learning_rate = 1e-8;
  task_.options.steps = 1000;
  task_.options.patience = 1;
  Random random(77);
  EXPECT_LT(run("a", 1000, false).steps, 1000);
}

}  // namespace
}  // namespace clavier
