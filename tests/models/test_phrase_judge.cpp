#include <gtest/gtest.h>

#include "base/error.h"
#include "base/scratch_folder.h"
#include "models/transformer/transformer_checkpoint.h"
#include "support/plain_judge.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {

using support::judge_of;

PhraseFeatures phrase_with(PhraseFeature feature, double value) {
  PhraseFeatures phrase{};
  phrase.at(static_cast<std::size_t>(feature)) = value;
  return phrase;
}

TEST(PhraseJudge, AddsDeviationsAndTheirSquares) {
  TensorMap tensors = judge_of(PhraseFeature::top_range, 2);
  const std::size_t place = kPhraseFeatures + static_cast<std::size_t>(PhraseFeature::top_range);  // of the second era
  tensors["mean"].values[place] = 1;
  tensors["square"].values[place] = -3;
  tensors["bias"].values[1] = 0.5;
  const PhraseJudge judge(tensors);
  const PhraseFeatures phrase = phrase_with(PhraseFeature::top_range, 1.5);
  EXPECT_DOUBLE_EQ(judge(phrase, kEras[1]), 0.5 + 2 * 0.5 - 3 * 0.25);
  EXPECT_DOUBLE_EQ(judge(phrase, kEras[0]), 3);
  EXPECT_DOUBLE_EQ(judge(phrase, std::nullopt), 3);
}

TEST(PhraseJudge, LetsNoFeatureDecideAlone) {
  const PhraseJudge judge(judge_of(PhraseFeature::speed, 1));
  EXPECT_DOUBLE_EQ(judge(phrase_with(PhraseFeature::speed, 1e9), kEras[0]), kMaxPhraseDeviation);
  EXPECT_DOUBLE_EQ(judge(phrase_with(PhraseFeature::speed, -1e9), kEras[0]), -kMaxPhraseDeviation);
}

TEST(PhraseJudge, RefusesTensorsOfAnotherShape) {
  TensorMap tensors = judge_of(PhraseFeature::speed, 1);
  tensors["linear"].shape = {1, 2};
  EXPECT_THROW(PhraseJudge{tensors}, Error);
  tensors.erase("linear");
  EXPECT_THROW(PhraseJudge{tensors}, Error);
}

TEST(PhraseJudge, LiesBesideTheWeights) {
  const ScratchFolder folder;
  TransformerCheckpoint written = random_transformer(1);
  write_transformer(folder.path() / "plain", written, Precision::f32);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "plain" / kPhraseJudgeFile));
  written.judge = judge_of(PhraseFeature::silence, -2);
  write_transformer(folder.path() / "judged", written, Precision::f32);
  for (const char* name : {"plain", "judged"}) {
    const CheckpointFolder files(folder.path() / name);
    const TransformerCheckpoint read = read_transformer(files, read_config(files));
    EXPECT_EQ(read.judge, std::string_view(name) == "plain" ? TensorMap{} : written.judge);
  }
}

}  // namespace
}  // namespace clavier
