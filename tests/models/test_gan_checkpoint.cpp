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

GanCheckpoint gan_sample() {
  GanCheckpoint checkpoint = random_roll_checkpoint(small_roll_network(), 1);
  checkpoint.eras.push_back(
      {Era::baroque, {.sounding = 0.25f, .onset = 0.5f, .min_onset_interval = 3, .velocity = 64}});
  checkpoint.training = {{"steps", 3}};
  return checkpoint;
}

std::string gan_refusal(const std::string& config) {
  try {
    gan_checkpoint_from_config(parse_config(config, "config.json"), "config.json");
  } catch (const Misuse&) {
    return "misuse";
  } catch (const Error& problem) {
    return problem.what();
  }
  return "";
}

std::string gan_refusal(const char* key, const Json& value) {
  Json json = config_of(gan_sample());
  json[key] = value;
  return gan_refusal(json.dump());
}

TEST(GanCheckpoint, SurvivesTheDisk) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "clavier_test_roll_checkpoint";
  write_gan_checkpoint(folder, gan_sample(), Precision::f32);
  const GanCheckpoint read = read_gan_checkpoint(folder);
  EXPECT_EQ(config_of(read), config_of(gan_sample()));
  EXPECT_EQ(read.tensors, gan_sample().tensors);
  EXPECT_EQ(read.eras[1].reading.min_onset_interval, 3);
  EXPECT_EQ(model_name(read_config(CheckpointFolder(folder)), "config.json"), "gan");
  Bytes weights = read_file(folder / "model.safetensors");
  weights.resize(weights.size() - 8);
  write_file(folder / "model.safetensors", weights);
  EXPECT_THROW(read_gan_checkpoint(folder), Error);
  std::filesystem::remove_all(folder);
}

TEST(GanCheckpoint, IsRefusedWithAnUnknownConfig) {
  EXPECT_THAT(gan_refusal("format", 2), HasSubstr("it is not of format 1"));
  EXPECT_THAT(gan_refusal("model", "lstm"), HasSubstr("its model must be gan"));
  EXPECT_THAT(gan_refusal("eras", Json::array()), HasSubstr("at least one era"));
  EXPECT_THAT(gan_refusal("eras", {"baroque", "baroque"}), HasSubstr("twice"));
  EXPECT_THAT(gan_refusal("eras", {"jazz"}), HasSubstr("jazz"));
  EXPECT_THAT(gan_refusal("eras", {"romantic"}), HasSubstr("how to read romantic"));
  EXPECT_THAT(gan_refusal("eras", {"baroque"}), HasSubstr("unknown option \"modernist\""));
  EXPECT_THAT(gan_refusal("reading", 3), HasSubstr("object of eras"));
  EXPECT_THAT(gan_refusal("reading", {{"baroque", {{"sounding", 2}}}, {"modernist", Json::object()}}),
              HasSubstr("between -1 and 1"));
  EXPECT_THAT(gan_refusal("network", {{"stack", 3}}), HasSubstr("unknown option \"stack\""));
  EXPECT_THAT(gan_refusal("extra", 1), HasSubstr("unknown option \"extra\""));
  EXPECT_THAT(gan_refusal("{}"), HasSubstr("config.json"));
  EXPECT_THAT(gan_refusal("{"), HasSubstr("not valid JSON"));
}

TEST(GanCheckpoint, IsRefusedWithOtherTensors) {
  const auto refused = [](const GanCheckpoint& checkpoint, const char* why) {
    EXPECT_THAT([&] { make_roll_model(checkpoint); }, testing::ThrowsMessage<Error>(HasSubstr(why)));
  };
  GanCheckpoint missing = gan_sample(), reshaped = gan_sample(), unknown = gan_sample();
  missing.tensors.erase("upsample.2.weight");
  refused(missing, "no tensor upsample.2.weight of shape (4, 4, 5, 5)");
  reshaped.network.noise = 7;
  refused(reshaped, "dense.weight of shape (7875, 6), not (7875, 7)");
  unknown.tensors["upsample.4.weight"] = {.shape = {1}, .values = {1}};
  refused(unknown, "upsample.4.weight, which its network does not know");
}

}  // namespace
}  // namespace clavier
