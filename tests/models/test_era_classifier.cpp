#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/scratch_folder.h"
#include "models/classifier/era_classifier.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "support/partial_era_classifier.h"

namespace clavier {
namespace {

using support::partial_era_classifier;

TEST(EraClassifier, GivesProbabilitiesThatSumToOne) {
  const std::vector<std::vector<float>> passages(4, std::vector<float>(kStyleFeatures, 0.5F));
  const EraPrediction style = EraClassifier(partial_era_classifier(Era::romantic)).classify(passages);
  EXPECT_NEAR(style.eras[0] + style.eras[1] + style.eras[2] + style.eras[3], 1, 1e-5);
  EXPECT_EQ(most_probable_era(style.eras), Era::romantic);
  EXPECT_EQ(style.passages, 4);
  EXPECT_EQ(style.embedding, StyleEmbedding(kStyleEmbedding, 0.5F));
}

/// The worked example of docs/formats/era-classifier.md.
TEST(EraClassifier, AgreesWithTheWorkedExample) {
  TensorMap tensors = partial_era_classifier(Era::classical);
  for (auto& [name, tensor] : tensors) std::fill(tensor.values.begin(), tensor.values.end(), 0.0F);
  tensors["mean"].values[0] = 3;
  tensors["scale"].values[0] = 2;
  tensors["eras.weight"].values[2 * kStyleFeatures] = 0.5;
  tensors["embedding.weight"].values[31 * kStyleFeatures] = 1;
  std::vector<std::vector<float>> passages(2, std::vector<float>(kStyleFeatures));
  passages[0][0] = 1;
  passages[1][0] = 3;
  const EraPrediction style = EraClassifier(tensors).classify(passages);
  EXPECT_NEAR(style.eras[0], 0.297, 5e-4);
  EXPECT_NEAR(style.eras[2], 0.109, 5e-4);
  EXPECT_EQ(style.embedding.front(), 0);
  EXPECT_EQ(style.embedding.back(), -2);
}

TEST(EraClassifier, IsNothingForAPieceWithoutNotes) {
  EXPECT_FALSE(EraClassifier(partial_era_classifier(Era::classical))(Score{}));
}

TEST(EraClassifier, SurvivesTheDisk) {
  const ScratchFolder folder;
  const EraClassifierCheckpoint written{.training = {{"pieces", 24}},
                                        .tensors = partial_era_classifier(Era::classical)};
  write_era_classifier_checkpoint(folder.path() / "style", written);
  const EraClassifierCheckpoint read = read_era_classifier_checkpoint(folder.path() / "style");
  EXPECT_EQ(read.training, written.training);
  EXPECT_EQ(read.tensors, written.tensors);
}

TEST(EraClassifier, RefusesTensorsOfAnotherShape) {
  TensorMap tensors = partial_era_classifier(Era::classical);
  tensors["eras.bias"] = {{3}, {0, 0, 0}};
  EXPECT_THAT([&] { EraClassifier model(tensors); }, testing::ThrowsMessage<Error>(testing::HasSubstr("eras.bias")));
}

TEST(EraClassifier, RefusesTheFolderOfAnotherModel) {
  const ScratchFolder folder;
  write_file(folder.path() / "config.json", std::string(R"({"format": 1, "model": "gan"})"));
  EXPECT_THAT([&] { read_era_classifier_checkpoint(folder.path()); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("it is no era classifier")));
}

}  // namespace
}  // namespace clavier
