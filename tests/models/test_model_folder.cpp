#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "composing/compose.h"
#include "composing/sample_events.h"
#include "models/markov/markov.h"
#include "models/model_folder.h"
#include "support/fake_models.h"

namespace clavier {
namespace {

class ModelFolder : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-model-" + std::to_string(getpid()));
};

TEST_F(ModelFolder, OpensAMarkovChainThatComposesAsBeforeItWasWritten) {
  const Vocabulary notes = Vocabulary::of_notes();
  support::FakeModel player(notes, support::noodling());
  ComposeOptions options;
  options.seconds = 10;
  const Events piece = sample_events(player, {}, options, Random(1)).events;
  const auto chain = std::make_shared<const MarkovChain>(train_markov(std::vector<Events>{piece}, notes));
  write_markov(folder_, *chain);
  EXPECT_EQ(compose(*open_model(folder_)(), options).score, compose(*make_markov_model(chain), options).score);
}

TEST_F(ModelFolder, IsRefusedWhenItIsMissingOrNoModel) {
  EXPECT_THROW(open_model(folder_), Error);
  write_file(folder_ / "config.json", std::string_view("{\"model\": \"gan\"}"));
  EXPECT_THROW(open_model(folder_), Error);
  write_file(folder_ / "config.json", std::string_view("{\"model\": \"style\"}"));
  EXPECT_THROW(open_model(folder_), Misuse);
  EXPECT_THROW(is_roll_model(folder_), Misuse);
}

TEST_F(ModelFolder, KnowsTheOneEraItWasTrainedOn) {
  const auto era_in = [&](std::string_view config) {
    write_file(folder_ / "config.json", config);
    return trained_era(folder_);
  };
  EXPECT_EQ(era_in(R"({"training": {"era": "romantic"}})"), Era::romantic);
  EXPECT_EQ(era_in(R"({"training": {"era": "all"}})"), std::nullopt);
  EXPECT_EQ(era_in(R"({"training": {"era": 3}})"), std::nullopt);
  EXPECT_EQ(era_in(R"({"training": []})"), std::nullopt);
  EXPECT_EQ(era_in("{}"), std::nullopt);
  EXPECT_THROW(era_in("{"), Error);
}

}  // namespace
}  // namespace clavier
