#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <numeric>

#include "base/error.h"
#include "base/files.h"
#include "models/markov/markov.h"
#include "models/sequence/likelihood.h"
#include "support/generators.h"

namespace clavier {
namespace {

using support::any_events;

const Vocabulary kMarkovVocabulary = Vocabulary::of_notes({{60, 64, 67}});

Event note_event(Pitch pitch, int shift = 10, int duration = 8, int velocity = 8) {
  return {static_cast<std::uint16_t>(kMarkovVocabulary.opening(pitch)), static_cast<std::uint16_t>(shift),
          static_cast<std::uint16_t>(duration), static_cast<std::uint16_t>(velocity)};
}

/// A scale, repeatedly up and down.
Events scales(int notes) {
  const std::array<Pitch, 8> pitches = {60, 62, 64, 65, 67, 65, 64, 62};
  Events events;
  for (int index = 0; index < notes; ++index)
    events.push_back(note_event(pitches[static_cast<std::size_t>(index) % 8]));
  return events;
}

std::unique_ptr<SequenceModel> trained(const std::vector<Events>& pieces) {
  return make_markov_model(std::make_shared<MarkovChain>(train_markov(pieces, kMarkovVocabulary)));
}

double total(std::span<const float> logits) {
  double sum = 0;
  for (const float logit : logits) sum += std::exp(static_cast<double>(logit));
  return sum;
}

class MarkovFolder : public testing::Test {
 protected:
  void SetUp() override { write_markov(folder_, train_markov(std::vector<Events>{scales(200)}, kMarkovVocabulary)); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string refusal() const {
    try {
      read_markov(folder_);
    } catch (const Error& problem) {
      return problem.what();
    }
    return "";
  }
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-markov-" + std::to_string(getpid()));
};

RC_GTEST_PROP(Markov, GivesEverySymbolAPositiveProbabilityAndSumsToOne, ()) {
  const std::vector<Events> pieces = {scales(60), any_events(kMarkovVocabulary), any_events(kMarkovVocabulary)};
  const auto model = trained(pieces);
  for (const Event& event : any_events(kMarkovVocabulary)) {
    if (event.token <= Vocabulary::kEnd) continue;
    do {
      const auto logits = model->logits();
      RC_ASSERT(std::abs(total(logits) - 1) < 1e-5);
      RC_ASSERT(std::all_of(logits.begin(), logits.end(), [](float logit) { return std::isfinite(logit); }));
      model->advance(symbol_of(event, model->awaited()));
    } while (model->awaited() != Field::token);
  }
}

TEST(Markov, ContinuesWithFrequentSymbols) {
  const auto model = trained({scales(400)});
  for (const Event& event : scales(20)) advance(*model, event);
  const auto logits = model->logits();
  EXPECT_EQ(std::max_element(logits.begin(), logits.end()) - logits.begin(), kMarkovVocabulary.opening(67));
  EXPECT_GT(logits[static_cast<std::size_t>(kMarkovVocabulary.opening(67))], std::log(0.9));
}

TEST(Markov, GivesItsTrainingMusicAHigherLikelihood) {
  const auto model = trained({scales(400)});
  Events other;
  for (int index = 0; index < 50; ++index)
    other.push_back(note_event(static_cast<Pitch>(40 + index * 7 % 40), index % 30));
  EXPECT_LT(likelihood_of(*model, scales(50)).total(), 0.2 * likelihood_of(*model, other).total());
}

TEST(Markov, IgnoresContextsAcrossPieces) {
  const auto model = trained({scales(8), scales(8), scales(8)});
  const auto logits = model->logits();
  EXPECT_EQ(std::max_element(logits.begin(), logits.end()) - logits.begin(), kMarkovVocabulary.opening(60));
}

TEST(Markov, LearnsThatPiecesEnd) {
  const auto model = trained(std::vector<Events>(20, scales(5)));
  for (const Event& event : scales(5)) advance(*model, event);
  EXPECT_GT(model->logits()[Vocabulary::kEnd], std::log(0.8));
}

TEST(Markov, ReturnsToTheBeginningOnRestart) {
  const auto model = trained({scales(50)});
  const std::vector<float> before(model->logits().begin(), model->logits().end());
  for (const Event& event : scales(5)) advance(*model, event);
  model->restart();
  EXPECT_THAT(std::vector<float>(model->logits().begin(), model->logits().end()), testing::ContainerEq(before));
}

TEST(Markov, SupportsTheArticlesTokens) {
  const Vocabulary article = Vocabulary::of_article({"A2", "C4", "0.4.7"});
  const Events piece = {{.token = 2}, {.token = 3}, {.token = 4}};
  const auto model =
      make_markov_model(std::make_shared<MarkovChain>(train_markov(std::vector<Events>(10, piece), article)));
  advance(*model, piece[0]);
  EXPECT_EQ(model->awaited(), Field::token);
  EXPECT_GT(model->logits()[3], std::log(0.7));
}

TEST_F(MarkovFolder, RestoresTheChain) {
  const MarkovChain read = read_markov(folder_);
  EXPECT_EQ(read.vocabulary, kMarkovVocabulary);
  EXPECT_EQ(read.tables, train_markov(std::vector<Events>{scales(200)}, kMarkovVocabulary).tables);
}

TEST_F(MarkovFolder, IsRefusedWhenTruncatedAnywhere) {
  const Bytes whole = read_file(folder_ / "markov.bin");
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    write_file(folder_ / "markov.bin", ByteView(whole).first(size));
    EXPECT_THAT(refusal(), testing::HasSubstr("markov.bin"));
  }
}

TEST_F(MarkovFolder, IsRefusedWithTrailingBytes) {
  Bytes longer = read_file(folder_ / "markov.bin");
  longer.push_back(0);
  write_file(folder_ / "markov.bin", longer);
  EXPECT_THAT(refusal(), testing::HasSubstr("after its end"));
}

TEST_F(MarkovFolder, IsRefusedOrValidWithAnyByteChanged) {
  const Bytes whole = read_file(folder_ / "markov.bin");
  for (std::size_t place = 0; place < whole.size(); place += 61) {
    Bytes damaged = whole;
    damaged[place] ^= 0xff;
    write_file(folder_ / "markov.bin", damaged);
    if (!refusal().empty()) continue;
    const auto model = make_markov_model(std::make_shared<MarkovChain>(read_markov(folder_)));
    EXPECT_TRUE(std::isfinite(likelihood_of(*model, scales(10)).total())) << "byte " << place;
  }
}

TEST_F(MarkovFolder, IsRefusedWhenItHoldsAnotherModel) {
  std::string config = read_text(folder_ / "config.json");
  config.replace(config.find("markov"), 6, "lstm");
  write_file(folder_ / "config.json", config);
  EXPECT_THAT(refusal(), testing::HasSubstr("it is a model lstm"));
}

TEST(MarkovTable, CountsOnlyTheDistinctPairsForShorterContexts) {
  std::vector<MarkovOccurrence> occurrences = {{7, 0, 1}, {7, 1, 1}, {7, 2, 2}, {9, 3, 1}};
  const MarkovTable table = count_occurrences(occurrences, 1);
  EXPECT_THAT(table.counts, testing::ElementsAre(2, 1, 1));
  EXPECT_EQ(occurrences.size(), 3u);
}

TEST(MarkovTable, DropsRareContexts) {
  std::vector<MarkovOccurrence> occurrences = {{7, 0, 1}, {7, 1, 1}, {9, 2, 1}};
  EXPECT_THAT(count_occurrences(occurrences, 2).contexts, testing::ElementsAre(7));
}

}  // namespace
}  // namespace clavier
