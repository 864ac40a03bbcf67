#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "models/gan/make_roll_model.h"
#include "support/random_gan_checkpoint.h"

namespace clavier {
namespace {

using testing::HasSubstr;

GanCheckpoint sample() {
  GanCheckpoint checkpoint = random_roll_checkpoint(small_roll_network(), 1);
  checkpoint.eras.push_back(
      {Era::baroque, {.sounding = 0.25f, .onset = 0.5f, .min_onset_interval = 3, .velocity = 64}});
  checkpoint.training = {{"steps", 3}};
  return checkpoint;
}

std::string refusal(const std::string& config) {
  try {
    read_gan_config(config, "config.json");
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

TEST(GanCheckpoint, SurvivesTheDisk) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "clavier_test_roll_checkpoint";
  write_gan_checkpoint(folder, sample(), Precision::f32);
  const GanCheckpoint read = read_gan_checkpoint(folder);
  EXPECT_EQ(config_of(read), config_of(sample()));
  EXPECT_EQ(read.tensors, sample().tensors);
  EXPECT_EQ(read.eras[1].reading.min_onset_interval, 3);
  EXPECT_EQ(read_model_name(folder), "gan");
  Bytes weights = read_file(folder / "model.safetensors");
  weights.resize(weights.size() - 8);
  write_file(folder / "model.safetensors", weights);
  EXPECT_THROW(read_gan_checkpoint(folder), Error);
  std::filesystem::remove_all(folder);
}

TEST(GanCheckpoint, IsRefusedWithAStrangeConfig) {
  EXPECT_THAT(refusal("format", 2), HasSubstr("it is not of format 1"));
  EXPECT_THAT(refusal("model", "lstm"), HasSubstr("its model must be gan"));
  EXPECT_THAT(refusal("eras", Json::array()), HasSubstr("at least one era"));
  EXPECT_THAT(refusal("eras", {"baroque", "baroque"}), HasSubstr("twice"));
  EXPECT_THAT(refusal("eras", {"jazz"}), HasSubstr("jazz"));
  EXPECT_THAT(refusal("eras", {"romantic"}), HasSubstr("how to read romantic"));
  EXPECT_THAT(refusal("eras", {"baroque"}), HasSubstr("unknown option \"modernist\""));
  EXPECT_THAT(refusal("reading", 3), HasSubstr("object of eras"));
  EXPECT_THAT(refusal("reading", {{"baroque", {{"sounding", 2}}}, {"modernist", Json::object()}}),
              HasSubstr("between -1 and 1"));
  EXPECT_THAT(refusal("network", {{"stack", 3}}), HasSubstr("unknown option \"stack\""));
  EXPECT_THAT(refusal("extra", 1), HasSubstr("unknown option \"extra\""));
  EXPECT_THAT(refusal("{}"), HasSubstr("config.json"));
  EXPECT_THAT(refusal("{"), HasSubstr("not valid JSON"));
}

TEST(GanCheckpoint, IsRefusedWithOtherTensors) {
  const auto refused = [](const GanCheckpoint& checkpoint, const char* why) {
    EXPECT_THAT([&] { make_roll_model(checkpoint); }, testing::ThrowsMessage<Error>(HasSubstr(why)));
  };
  GanCheckpoint missing = sample(), reshaped = sample(), unknown = sample();
  missing.tensors.erase("grow.2.weight");
  refused(missing, "no tensor grow.2.weight of shape (4, 4, 5, 5)");
  reshaped.network.noise = 7;
  refused(reshaped, "dense.weight of shape (7875, 6), not (7875, 7)");
  unknown.tensors["grow.4.weight"] = {.shape = {1}, .values = {1}};
  refused(unknown, "grow.4.weight, which its network does not know");
}

}  // namespace
}  // namespace clavier
