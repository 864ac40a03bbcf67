#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "composing/compose.h"
#include "composing/sample_events.h"
#include "models/markov/markov.h"
#include "models/open_model.h"
#include "support/fake_models.h"
#include "support/random_checkpoint.h"
#include "support/small_networks.h"

namespace clavier {
namespace {

class OpenModel : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-model-" + std::to_string(getpid()));
};

TEST_F(OpenModel, OpensAMarkovChainThatComposesTheSame) {
  const Vocabulary notes = Vocabulary::of_notes();
  support::FakeModel player(notes, support::noodling());
  ComposeOptions options;
  options.seconds = 10;
  const Events piece = sample_events(player, {}, options, Random(1)).events;
  const auto chain = std::make_shared<const MarkovChain>(train_markov(std::vector<Events>{piece}, notes));
  write_markov(folder_, *chain);
  EXPECT_EQ(compose(*sequence_model_factory(open_model(folder_))(), options).score,
            compose(*make_markov_model(chain), options).score);
}

TEST_F(OpenModel, RefusesAFolderThatIsMissingOrHoldsNoModel) {
  EXPECT_THROW(open_model(folder_), Error);
  write_file(folder_ / "config.json", std::string_view("{\"model\": \"gan\"}"));
  EXPECT_THROW(open_model(folder_), Error);
  write_file(folder_ / "config.json", std::string_view("{"));
  EXPECT_THROW(open_model(folder_), Error);
}

TEST_F(OpenModel, ReadsWhatEarlierVersionsWrote) {
  const Checkpoint written = random_checkpoint(causal_lstm(0), Vocabulary::of_notes(), 1);
  write_checkpoint(folder_, written, Precision::f32);
  Json config = config_of(written);
  config["model"] = "bilstm";
  config["network"]["kind"] = "lookback";
  config["recall"] = {{"exact", std::vector<double>(9, 0.5)}, {"moved", std::vector<double>(9, 0.25)}};
  write_file(folder_ / "config.json", config.dump());
  const Model model = open_model(folder_);
  const auto& network = std::get<OpenSequenceModel>(model.kind);
  ASSERT_TRUE(network.ngram_cache);
  EXPECT_EQ(network.ngram_cache->transposed.front(), 0.25);
}

TEST_F(OpenModel, RefusesAFormerNameBesideTodays) {
  Json config = config_of(random_checkpoint(causal_lstm(0), Vocabulary::of_notes(), 1));
  config["ngram_cache"] =
      config["recall"] = {{"exact", std::vector<double>(9, 0.5)}, {"transposed", std::vector<double>(9, 0.25)}};
  write_file(folder_ / "config.json", config.dump());
  EXPECT_THROW(open_model(folder_), Error);
}

TEST(Model, KnowsTheOneEraItWasTrainedOn) {
  const auto era_of_training = [](Json training) { return Model{.training = std::move(training)}.trained_era(); };
  EXPECT_EQ(era_of_training({{"era", "romantic"}}), Era::romantic);
  EXPECT_EQ(era_of_training({{"era", "all"}}), std::nullopt);
  EXPECT_EQ(era_of_training({{"era", 3}}), std::nullopt);
  EXPECT_EQ(era_of_training(Json::array()), std::nullopt);
  EXPECT_EQ(era_of_training(Json::object()), std::nullopt);
}

}  // namespace
}  // namespace clavier
