#include "models/classifier/era_classifier_checkpoint.h"

namespace clavier {
namespace {

constexpr int kEraClassifierFormat = 1;
constexpr std::string_view kEraClassifierName = "era-classifier";

}  // namespace

EraClassifierCheckpoint read_era_classifier_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  return read_era_classifier_checkpoint(files, read_config(files));
}

EraClassifierCheckpoint read_era_classifier_checkpoint(const CheckpointFolder& files, const Json& config) {
  EraClassifierCheckpoint checkpoint;
  const ConfigMembers members{.format = kEraClassifierFormat, .required = {"model"}, .optional = {"training"}};
  read_members(config, files.config.string(), members, [&](const Json& json) {
    if (json["model"] != kEraClassifierName) throw Error("it is no era classifier");
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
