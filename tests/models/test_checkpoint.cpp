#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "base/scratch_folder.h"
#include "models/sequence/checkpoint.h"

namespace clavier {
namespace {

using testing::HasSubstr;

Checkpoint sample() {
  Checkpoint checkpoint;
  checkpoint.network.embedding = 24;
  checkpoint.vocabulary = Vocabulary::of_notes({{60, 64}});
  checkpoint.training = {{"epochs", 3}};
  checkpoint.tensors["a"] = {.shape = {1, 2}, .values = {0.5f, -2}};
  return checkpoint;
}

std::string refusal(const std::string& config) {
  try {
    checkpoint_from_config(parse_config(config, "config.json"), "config.json");
  } catch (const Misuse&) {
    return "misuse";
  } catch (const Error& problem) {
    return problem.what();
  }
  return "";
}

std::string refusal(const char* key, const Json& value) {
  Json json = config_of(sample());
  json[key] = value;
  return refusal(json.dump());
}

TEST(Checkpoint, SurvivesTheDisk) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "clavier_test_checkpoint";
  write_checkpoint(folder, sample(), Precision::f16);
  const Checkpoint read = read_checkpoint(folder);
  EXPECT_EQ(config_of(read), config_of(sample()));
  EXPECT_EQ(read.tensors, sample().tensors);
  std::filesystem::remove(folder / "config.json");
  EXPECT_THROW(read_checkpoint(folder), Error);
  std::filesystem::remove_all(folder);
}

TEST(Checkpoint, IsRefusedWithAnUnknownConfig) {
  EXPECT_THAT(refusal("format", 2), HasSubstr("it is not of format 1"));
  EXPECT_THAT(refusal("model", "gpt"), HasSubstr("lstm or markov"));
  EXPECT_THAT(refusal("network", {{"heads", 3}}), HasSubstr("unknown option \"heads\""));
  EXPECT_THAT(refusal("network", {{"block", -1}}), HasSubstr("between 0 and 1024"));
  EXPECT_THAT(refusal("vocabulary", {{"style", "jazz"}}), HasSubstr("unknown style"));
  EXPECT_THAT(refusal("extra", 1), HasSubstr("unknown option \"extra\""));
  EXPECT_THAT(refusal("{}"), HasSubstr("config.json"));
  EXPECT_THAT(refusal("{"), HasSubstr("not valid JSON"));
}

TEST(Checkpoint, RestoresItsKeyDistribution) {
  const ScratchFolder folder;
  Checkpoint written = sample();
  EXPECT_FALSE(config_of(written).contains("keys"));
  written.keys = KeyDistribution{0.5, 0.125};
  written.keys->back() = 0.375;
  write_checkpoint(folder.path(), written, Precision::f32);
  EXPECT_EQ(read_checkpoint(folder.path()).keys, written.keys);
}

TEST(Checkpoint, IsRefusedWithKeysThatAreNoProbabilities) {
  const auto keys = [](std::size_t count, const Json& last) {
    Json shares = std::vector<double>(count, 0.01);
    shares.back() = last;
    return shares;
  };
  EXPECT_EQ(refusal("keys", keys(24, 1)), "");
  for (const Json& wrong : {keys(23, 0.1), keys(25, 0.1), keys(24, -0.1), keys(24, 1.1), keys(24, "C major"),
                            keys(24, nullptr), Json("C major"), Json::object(), Json(nullptr)})
    EXPECT_THAT(refusal("keys", wrong), HasSubstr("its keys must be 24 shares from 0 to 1")) << wrong;
}

TEST(Checkpoint, GivesATensorOnlyInItsShape) {
  const TensorMap tensors = sample().tensors;
  EXPECT_EQ(require_tensor(tensors, "a", {1, 2}).values, (std::vector{0.5f, -2.0f}));
  EXPECT_THROW(require_tensor(tensors, "a", {2, 1}), Error);
  EXPECT_THROW(require_tensor(tensors, "b", {3}), Error);
}

}  // namespace
}  // namespace clavier
