#include "models/sequence/checkpoint.h"

#include "base/error.h"
#include "models/checkpoint/key_shares.h"

namespace clavier {
Checkpoint checkpoint_from_config(const Json& config, std::string_view where) {
  Checkpoint checkpoint;
  const ConfigMembers members{
      kCheckpointFormat, {"model", "network", "vocabulary"}, {"training", "ngram_cache", "keys"}};
  read_members(config, where, members, [&](const Json& json) {
    if (json["model"] != "lstm" && json["model"] != "markov") throw Error("its model must be lstm or markov");
    checkpoint.model = json["model"].get<std::string>();
    options_from_json(json["network"], checkpoint.network, where);
    checkpoint.vocabulary = Vocabulary::from_json(json["vocabulary"]);
    if (json.contains("training")) checkpoint.training = json["training"];
    if (json.contains("ngram_cache")) checkpoint.ngram_cache = cache_weights_from_json(json["ngram_cache"]);
    if (json.contains("keys")) checkpoint.keys = key_shares_from_json(json["keys"]);
    if (checkpoint.ngram_cache && !checkpoint.vocabulary.has_timing())
      throw Error("an n-gram cache needs a vocabulary with timing");
  });
  return checkpoint;
}

Json config_of(const Checkpoint& checkpoint) {
  Json config{{"format", kCheckpointFormat},
              {"model", checkpoint.model},
              {"network", options_to_json(checkpoint.network)},
              {"vocabulary", checkpoint.vocabulary.to_json()},
              {"training", checkpoint.training}};
  if (checkpoint.ngram_cache) config["ngram_cache"] = to_json(*checkpoint.ngram_cache);
  if (checkpoint.keys) config["keys"] = *checkpoint.keys;
  return config;
}

Checkpoint read_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  return read_checkpoint(files, read_config(files));
}

Checkpoint read_checkpoint(const CheckpointFolder& files, const Json& config) {
  Checkpoint checkpoint = checkpoint_from_config(config, files.config.string());
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_checkpoint(const std::filesystem::path& folder, const Checkpoint& checkpoint, Precision precision) {
  write_files(CheckpointFolder(folder), config_of(checkpoint), checkpoint.tensors, precision);
}

}  // namespace clavier
