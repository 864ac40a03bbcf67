#include "engine/checkpoint.h"

#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

constexpr std::uint64_t kLargestConfig = std::uint64_t{64} << 20;

std::string shown(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
  return "(" + text + ")";
}

Checkpoint config_from_json(const Json& json, std::string_view where) {
  if (!json.is_object()) throw Error("it is no JSON object");
  if (!json.contains("format") || json["format"] != kCheckpointFormat)
    throw Error("it is not of format " + std::to_string(kCheckpointFormat) + ", the only one this version reads");
  check_known_keys(json, {"format", "model", "network", "vocabulary", "training", "recall"}, where);
  for (const char* key : {"model", "network", "vocabulary"})
    if (!json.contains(key)) throw Error(std::string("it has no \"") + key + "\"");
  Checkpoint checkpoint;
  if (json["model"] != "bilstm" && json["model"] != "markov") throw Error("its model must be bilstm or markov");
  checkpoint.model = json["model"].get<std::string>();
  options_from_json(json["network"], checkpoint.network, where);
  checkpoint.vocabulary = Vocabulary::from_json(json["vocabulary"]);
  if (json.contains("training")) checkpoint.training = json["training"];
  if (json.contains("recall")) checkpoint.recall = recall_weights_from_json(json["recall"]);
  if (checkpoint.recall && !checkpoint.vocabulary.has_timing())
    throw Error("its vocabulary of the article's names cannot recall");
  return checkpoint;
}

}  // namespace

Checkpoint read_config(std::string_view text, std::string_view where) {
  const Json json = parse_json(text, where);
  try {
    return config_from_json(json, where);
  } catch (const Error& problem) {  // a Misuse too: the file is wrong here, not the command line
    throw Error("cannot read checkpoint " + std::string(where) + ": " + problem.what());
  }
}

Json config_of(const Checkpoint& checkpoint) {
  Json config{{"format", kCheckpointFormat},
              {"model", checkpoint.model},
              {"network", options_to_json(checkpoint.network)},
              {"vocabulary", checkpoint.vocabulary.to_json()},
              {"training", checkpoint.training}};
  if (checkpoint.recall) config["recall"] = to_json(*checkpoint.recall);
  return config;
}

Checkpoint read_checkpoint(const std::filesystem::path& folder) {
  const std::filesystem::path config = folder / "config.json", weights = folder / "model.safetensors";
  Checkpoint checkpoint = read_config(as_text(read_file(config, kLargestConfig)), config.string());
  checkpoint.tensors = read_safetensors(read_file(weights), weights.string());
  return checkpoint;
}

void write_checkpoint(const std::filesystem::path& folder, const Checkpoint& checkpoint, Precision precision) {
  const Bytes weights = write_safetensors(checkpoint.tensors, precision);
  write_file(folder / "model.safetensors", weights);
  write_file(folder / "config.json", config_of(checkpoint).dump(1) + "\n");
}

const Tensor& require_tensor(const TensorMap& tensors, const std::string& name,
                             const std::vector<std::int64_t>& shape) {
  const auto found = tensors.find(name);
  if (found == tensors.end()) throw Error("checkpoint has no tensor " + name + " of shape " + shown(shape));
  if (found->second.shape != shape)
    throw Error("checkpoint has tensor " + name + " of shape " + shown(found->second.shape) + ", not " + shown(shape));
  return found->second;
}

}  // namespace clavier
