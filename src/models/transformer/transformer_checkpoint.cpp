#include "models/transformer/transformer_checkpoint.h"

#include "encoding/score_steps/score_prefix.h"
#include "models/checkpoint/key_shares.h"

namespace clavier {
namespace {

constexpr int kFormat = 1;

EraKeys keys_from_json(const Json& json) {
  EraKeys keys{};
  for (const Era era : kEras) {
    const std::string name(to_string(era));
    if (!json.is_object() || !json.contains(name)) throw Error("its keys must have a list for the " + name + " era");
    keys[static_cast<std::size_t>(era)] = key_shares_from_json(json[name]);
  }
  return keys;
}

Json to_json(const EraKeys& keys) {
  Json json = Json::object();
  for (const Era era : kEras) json[std::string(to_string(era))] = keys[static_cast<std::size_t>(era)];
  return json;
}

}  // namespace

TransformerCheckpoint transformer_from_config(const Json& config, std::string_view where) {
  TransformerCheckpoint checkpoint;
  read_members(config, where, {kFormat, {"model", "network", "composers"}, {"training", "keys"}},
               [&](const Json& json) {
                 if (json["model"] != "transformer") throw Error("its model must be transformer");
                 options_from_json(json["network"], checkpoint.network, where);
                 check_transformer(checkpoint.network);
                 checkpoint.composers = json["composers"].get<std::vector<std::string>>();
                 if (checkpoint.composers.size() > kMaxComposers) throw Error("it has too many composers");
                 if (json.contains("keys")) checkpoint.keys = keys_from_json(json["keys"]);
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
  if (checkpoint.keys) config["keys"] = to_json(*checkpoint.keys);
  return config;
}

TransformerCheckpoint read_transformer(const CheckpointFolder& files, const Json& config) {
  TransformerCheckpoint checkpoint = transformer_from_config(config, files.config.string());
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_transformer(const std::filesystem::path& folder, const TransformerCheckpoint& checkpoint,
                       Precision precision) {
  write_files(CheckpointFolder(folder), config_of(checkpoint), checkpoint.tensors, precision);
}

}  // namespace clavier
