#include "models/transformer/transformer_checkpoint.h"

#include "base/files.h"
#include "encoding/score_steps/score_prefix.h"

namespace clavier {
namespace {

constexpr int kFormat = 1;

}  // namespace

TransformerCheckpoint transformer_from_config(const Json& config, std::string_view where) {
  TransformerCheckpoint checkpoint;
  read_members(config, where, {kFormat, {"model", "network", "composers"}, {"training", "openings"}},
               [&](const Json& json) {
                 if (json["model"] != "transformer") throw Error("its model must be transformer");
                 options_from_json(json["network"], checkpoint.network, where);
                 check_transformer(checkpoint.network);
                 checkpoint.composers = json["composers"].get<std::vector<std::string>>();
                 if (checkpoint.composers.size() > kMaxComposers) throw Error("it has too many composers");
                 if (json.contains("openings"))
                   checkpoint.openings = openings_from_json(json["openings"], checkpoint.composers);
                 if (json.contains("training")) checkpoint.training = json["training"];
               });
  return checkpoint;
}

Json config_of(const TransformerCheckpoint& checkpoint) {
  Json config{{"format", kFormat},
              {"model", "transformer"},
              {"network", options_to_json(checkpoint.network)},
              {"composers", checkpoint.composers},
              {"training", checkpoint.training}};
  if (checkpoint.openings) config["openings"] = to_json(*checkpoint.openings, checkpoint.composers);
  return config;
}

TransformerCheckpoint read_transformer(const CheckpointFolder& files, const Json& config) {
  TransformerCheckpoint checkpoint = transformer_from_config(config, files.config.string());
  checkpoint.tensors = read_weights(files);
  const std::filesystem::path judge = files.config.parent_path() / kPhraseJudgeFile;
  if (std::filesystem::exists(judge)) checkpoint.judge = read_safetensors(read_file(judge), judge.string());
  return checkpoint;
}

void write_transformer(const std::filesystem::path& folder, const TransformerCheckpoint& checkpoint,
                       Precision precision) {
  write_files(CheckpointFolder(folder), config_of(checkpoint), checkpoint.tensors, precision);
  if (!checkpoint.judge.empty())
    write_file(folder / kPhraseJudgeFile, write_safetensors(checkpoint.judge, Precision::f32));
}

}  // namespace clavier
