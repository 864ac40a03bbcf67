#include <gtest/gtest.h>

#include <cmath>

#include "models/transformer/guided_model.h"
#include "support/random_bars.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {

std::shared_ptr<const TransformerWeights> weights(std::uint64_t seed = 1) {
  return std::make_shared<const TransformerWeights>(random_transformer(seed));
}

std::vector<float> shift_logits(ScoreModel& model) {
  const auto logits = model.logits({}, StepField::shift);
  return {logits.begin(), logits.end()};
}

void expect_near(const std::vector<float>& a, const std::vector<float>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t index = 0; index < a.size(); ++index) {
    if (std::isinf(a[index]) || std::isinf(b[index])) {
      EXPECT_EQ(a[index], b[index]) << index;
    } else {
      EXPECT_NEAR(a[index], b[index], 1e-3 * (1 + std::abs(a[index]))) << index;
    }
  }
}

TEST(TransformerModel, ReadsAPromptInOnePassAsStepByStep) {
  const BarPiece piece = random_bars(11, 20);
  ScoreSteps steps = encode_steps(piece);
  steps.pop_back();
  TransformerModel at_once(weights()), one_by_one(weights());
  at_once.restart({}, frame_of(piece));
  one_by_one.restart({}, frame_of(piece));
  ASSERT_GT(steps.size(), 60u);  // more than the context
  for (const ScoreStep& step : steps) {
    at_once.advance(step);
    one_by_one.advance(step);
    shift_logits(one_by_one);
  }
  expect_near(shift_logits(at_once), shift_logits(one_by_one));
}

TEST(TransformerModel, BeginsAnewAfterRestart) {
  const BarPiece piece = random_bars(12);
  TransformerModel model(weights());
  model.restart({}, frame_of(piece));
  const auto first = shift_logits(model);
  for (const ScoreStep& step : encode_steps(piece)) model.advance(step);
  shift_logits(model);
  model.restart({}, frame_of(piece));
  EXPECT_EQ(shift_logits(model), first);
}

TEST(TransformerModel, HearsThePrefix) {
  const BarPiece piece = random_bars(13);
  TransformerModel model(weights());
  model.restart({.era = Era::baroque}, frame_of(piece));
  model.advance(encode_steps(piece).front());
  const auto baroque = shift_logits(model);
  model.restart({.era = Era::romantic}, frame_of(piece));
  model.advance(encode_steps(piece).front());
  EXPECT_NE(shift_logits(model), baroque);
}

TEST(TransformerModel, GivesIllegalSymbolsNoProbability) {
  TransformerModel model(weights());
  model.restart({}, {.bars = 4});
  const auto logits = shift_logits(model);
  for (int symbol = 0; symbol < static_cast<int>(logits.size()); ++symbol)
    EXPECT_EQ(std::isfinite(logits[static_cast<std::size_t>(symbol)]), symbol == kShiftBar);
}

TEST(TransformerModel, TakesFieldsInAnyOrderOfAsking) {
  const BarPiece piece = random_bars(14);
  const ScoreSteps steps = encode_steps(piece);
  TransformerModel model(weights());
  model.restart({}, frame_of(piece));
  model.advance(steps[0]);
  const ScoreStep& note = steps[1];
  const auto ask = [&](StepField field) {
    const auto logits = model.logits(note, field);
    return std::vector<float>(logits.begin(), logits.end());
  };
  const auto pitch = ask(StepField::pitch), duration = ask(StepField::duration), shift = ask(StepField::shift);
  EXPECT_EQ(ask(StepField::shift), shift);
  EXPECT_EQ(ask(StepField::pitch), pitch);
  EXPECT_EQ(ask(StepField::duration), duration);
}

TEST(TransformerCheckpoint, ComesBackFromItsFolder) {
  const auto folder = std::filesystem::temp_directory_path() / "clavier_transformer_checkpoint";
  const TransformerCheckpoint checkpoint = random_transformer(3);
  write_transformer(folder, checkpoint, Precision::f32);
  const CheckpointFolder files(folder);
  const TransformerCheckpoint read = read_transformer(files, read_config(files));
  EXPECT_EQ(read.tensors, checkpoint.tensors);
  EXPECT_EQ(read.composers, checkpoint.composers);
  EXPECT_EQ(options_to_json(read.network), options_to_json(checkpoint.network));
  std::filesystem::remove_all(folder);
}

TEST(TransformerCheckpoint, KeepsTheOpeningsOfEachEra) {
  TransformerCheckpoint checkpoint = random_transformer(3);
  checkpoint.openings.emplace();
  auto& classical = (*checkpoint.openings)[static_cast<std::size_t>(Era::classical)];
  for (int tempo = 0; tempo < kTempos; ++tempo)
    classical.push_back({.era = Era::classical,
                         .composer = 1,
                         .key = Key{10, Mode::minor},
                         .meter = meter_symbol({6, 8}),
                         .tempo = tempo,
                         .density = Density::high});
  classical.push_back({.era = Era::classical});
  const Json config = config_of(checkpoint);
  EXPECT_EQ(config["openings"]["classical"][9], "Else; B-flat minor; 6/8; 70; high");
  EXPECT_EQ(config["openings"]["classical"].back(), "-; -; -; -; -");
  EXPECT_EQ(transformer_from_config(config, "config.json").openings, checkpoint.openings);
}

TEST(TransformerCheckpoint, RefusesDamagedOpenings) {
  TransformerCheckpoint checkpoint = random_transformer(3);
  checkpoint.openings.emplace();
  Json config = config_of(checkpoint);
  for (const char* wrong : {"", "-", "Nobody; -; -; -; -", "-; H minor; -; -; -", "-; -; 3/5; -; -", "-; -; 3; -; -",
                            "-; -; -; -3; -", "-; -; -; fast; -", "-; -; -; -; much", "-; -; -; -; -; -"}) {
    config["openings"]["romantic"] = Json::array({wrong});
    EXPECT_THROW(transformer_from_config(config, "config.json"), Error) << wrong;
  }
  for (const Json& wrong : {Json(3), Json::object(), Json{{"baroque", Json::array({1})}}}) {
    config["openings"] = wrong;
    EXPECT_THROW(transformer_from_config(config, "config.json"), Error);
  }
}

TEST(TransformerCheckpoint, OfOtherShapesIsRefused) {
  TransformerCheckpoint checkpoint = random_transformer(4);
  checkpoint.tensors["norm"].shape = {1};
  EXPECT_THROW(TransformerWeights{checkpoint}, Error);
  checkpoint = random_transformer(4);
  checkpoint.tensors.erase("block.1.smear");
  EXPECT_THROW(TransformerWeights{checkpoint}, Error);
}

TEST(GuidedModel, MovesLogitsAwayFromThoseWithoutEraAndComposer) {
  const auto weights = std::make_shared<const TransformerWeights>(random_transformer(5));
  const ScorePrefix prefix{.era = Era::baroque, .composer = 1, .meter = 3}, open{.meter = 3};
  TransformerModel with(weights), without(weights);
  GuidedModel guided(weights, 0.5), unguided(weights, 0);
  with.restart(prefix, {});
  without.restart(open, {});
  guided.restart(prefix, {});
  unguided.restart(prefix, {});
  for (const ScoreStep& step : encode_steps(random_bars(3, 6))) {
    const auto expected = with.logits({}, StepField::shift), other = without.logits({}, StepField::shift);
    const auto moved = guided.logits({}, StepField::shift), same = unguided.logits({}, StepField::shift);
    ASSERT_EQ(moved.size(), expected.size());
    for (std::size_t symbol = 0; symbol < expected.size(); ++symbol) {
      EXPECT_EQ(same[symbol], expected[symbol]);
      if (std::isinf(expected[symbol])) {
        EXPECT_EQ(moved[symbol], expected[symbol]);
      } else {
        EXPECT_NEAR(moved[symbol], 1.5 * expected[symbol] - 0.5 * other[symbol], 1e-3);
      }
    }
    for (ScoreModel* model : std::initializer_list<ScoreModel*>{&with, &without, &guided, &unguided})
      model->advance(step);
  }
}

TEST(GuidedModel, IsAsLearnedWhereNeitherIsKnown) {
  const auto weights = std::make_shared<const TransformerWeights>(random_transformer(5));
  TransformerModel plain(weights);
  GuidedModel guided(weights, 2);
  for (ScoreModel* model : std::initializer_list<ScoreModel*>{&plain, &guided}) model->restart({.meter = 3}, {});
  const auto expected = plain.logits({}, StepField::shift), logits = guided.logits({}, StepField::shift);
  EXPECT_TRUE(std::equal(logits.begin(), logits.end(), expected.begin(), expected.end()));
}

}  // namespace
}  // namespace clavier
