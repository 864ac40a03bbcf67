#include "models/classifier/era_classifier_checkpoint.h"

#include "models/checkpoint/checkpoint_folder.h"

namespace clavier {
namespace {

constexpr int kEraClassifierFormat = 1;
constexpr std::string_view kEraClassifierName = "era-classifier";

}  // namespace

EraClassifierCheckpoint read_era_classifier_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  EraClassifierCheckpoint checkpoint;
  const ConfigMembers members{.format = kEraClassifierFormat, .required = {"model"}, .optional = {"training"}};
  read_config_json(read_config_text(files), files.config.string(), members, [&](const Json& json) {
    if (json["model"] != kEraClassifierName) throw Error("it is no style model");
    checkpoint.training = json.value("training", Json::object());
  });
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_era_classifier_checkpoint(const std::filesystem::path& folder, const EraClassifierCheckpoint& checkpoint) {
  const Json config = {
      {"format", kEraClassifierFormat}, {"model", kEraClassifierName}, {"training", checkpoint.training}};
  write_files(CheckpointFolder(folder), config, checkpoint.tensors, Precision::f32);
}

}  // namespace clavier
