#include "models/classifier/era_classifier_checkpoint.h"

#include "models/checkpoint/checkpoint_folder.h"

namespace clavier {
namespace {

constexpr int kStyleFormat = 1;
constexpr std::string_view kStyleName = "style";

}  // namespace

StyleCheckpoint read_style_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  StyleCheckpoint checkpoint;
  const ConfigKeys keys{.format = kStyleFormat, .needed = {"model"}, .optional = {"training"}};
  read_config_json(read_config_text(files), files.config.string(), keys, [&](const Json& json) {
    if (json["model"] != kStyleName) throw Error("it is no style model");
    checkpoint.training = json.value("training", Json::object());
  });
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_style_checkpoint(const std::filesystem::path& folder, const StyleCheckpoint& checkpoint) {
  const Json config = {{"format", kStyleFormat}, {"model", kStyleName}, {"training", checkpoint.training}};
  write_files(CheckpointFolder(folder), config, checkpoint.tensors, Precision::f32);
}

}  // namespace clavier
