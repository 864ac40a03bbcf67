#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "composing/open_piece_generator.h"
#include "models/gan/make_roll_model.h"
#include "models/open_model.h"
#include "support/random_gan_checkpoint.h"

namespace clavier {
namespace {

class OpenComposer : public testing::Test {
 protected:
  void SetUp() override { write_gan_checkpoint(folder_, checkpoint_, Precision::f32); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  const GanCheckpoint checkpoint_ = random_roll_checkpoint(small_roll_network(), 1);
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-composer-" + std::to_string(getpid()));
};

TEST_F(OpenComposer, ComposesWithANetworkThatGeneratesRolls) {
  ComposeOptions options;
  options.seconds = 5;
  const Composition piece = open_piece_generator(folder_, Era::modernist)(options, nullptr, 0);
  EXPECT_EQ(piece.score, compose_roll(*make_roll_model(checkpoint_), Era::modernist, options).score);
}

TEST_F(OpenComposer, NeedsNoEraWhereThereIsOnlyOneAndRefusesOthers) {
  EXPECT_NO_THROW(open_piece_generator(folder_, std::nullopt));
  EXPECT_THROW(open_piece_generator(folder_, Era::baroque), Misuse);
}

TEST_F(OpenComposer, DistinguishesRollModelsFromSequenceModels) {
  EXPECT_TRUE(open_model(folder_).generates_rolls());
  EXPECT_THROW(sequence_model_factory(open_model(folder_)), Misuse);
}

}  // namespace
}  // namespace clavier
