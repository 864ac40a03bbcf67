#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/scratch_folder.h"
#include "models/classifier/era_classifier.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "support/partial_listener.h"

namespace clavier {
namespace {

using support::partial_listener;

TEST(StyleModel, GivesOddsThatSumToOne) {
  const std::vector<std::vector<float>> passages(4, std::vector<float>(kStyleFeatures, 0.5F));
  const PieceStyle style = StyleModel(partial_listener(Era::romantic)).style_of(passages);
  EXPECT_NEAR(style.eras[0] + style.eras[1] + style.eras[2] + style.eras[3], 1, 1e-5);
  EXPECT_EQ(likeliest(style.eras), Era::romantic);
  EXPECT_EQ(style.passages, 4);
  EXPECT_EQ(style.embedding, StyleEmbedding(kStyleEmbedding, 0.5F));
}

/// The worked example of docs/formats/style.md.
TEST(StyleModel, HearsTheMeanOfItsPassages) {
  TensorMap tensors = partial_listener(Era::classical);
  for (auto& [name, tensor] : tensors) std::fill(tensor.values.begin(), tensor.values.end(), 0.0F);
  tensors["mean"].values[0] = 3;
  tensors["scale"].values[0] = 2;
  tensors["eras.weight"].values[2 * kStyleFeatures] = 0.5;
  tensors["embedding.weight"].values[31 * kStyleFeatures] = 1;
  std::vector<std::vector<float>> passages(2, std::vector<float>(kStyleFeatures));
  passages[0][0] = 1;
  passages[1][0] = 3;
  const PieceStyle style = StyleModel(tensors).style_of(passages);
  EXPECT_NEAR(style.eras[0], 0.297, 5e-4);
  EXPECT_NEAR(style.eras[2], 0.109, 5e-4);
  EXPECT_EQ(style.embedding.front(), 0);
  EXPECT_EQ(style.embedding.back(), -2);
}

TEST(StyleModel, SaysNothingOfAPieceWithoutNotes) {
  EXPECT_FALSE(StyleModel(partial_listener(Era::classical))(Score{}));
}

TEST(StyleModel, ComesBackFromTheDisk) {
  const ScratchFolder folder;
  const StyleCheckpoint written{.training = {{"pieces", 24}}, .tensors = partial_listener(Era::classical)};
  write_style_checkpoint(folder.path() / "style", written);
  const StyleCheckpoint read = read_style_checkpoint(folder.path() / "style");
  EXPECT_EQ(read.training, written.training);
  EXPECT_EQ(read.tensors, written.tensors);
}

TEST(StyleModel, RefusesTensorsOfAnotherShape) {
  TensorMap tensors = partial_listener(Era::classical);
  tensors["eras.bias"] = {{3}, {0, 0, 0}};
  EXPECT_THAT([&] { StyleModel model(tensors); }, testing::ThrowsMessage<Error>(testing::HasSubstr("eras.bias")));
}

TEST(StyleModel, RefusesTheFolderOfAnotherModel) {
  const ScratchFolder folder;
  write_file(folder.path() / "config.json", std::string(R"({"format": 1, "model": "gan"})"));
  EXPECT_THAT([&] { read_style_checkpoint(folder.path()); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("it is no style model")));
}

}  // namespace
}  // namespace clavier
