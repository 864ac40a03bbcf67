#include "models/checkpoint/checkpoint_folder.h"

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

void check_config(const Json& json, const ConfigKeys& keys, std::string_view where) {
  if (!json.is_object()) throw Error("it is no JSON object");
  if (!json.contains("format") || json["format"] != keys.format)
    throw Error("it is not of format " + std::to_string(keys.format) + ", the only one this version reads");
  std::vector<std::string> known = {"format"};
  known.insert(known.end(), keys.needed.begin(), keys.needed.end());
  known.insert(known.end(), keys.optional.begin(), keys.optional.end());
  check_known_keys(json, known, where);
  for (const std::string& key : keys.needed)
    if (!json.contains(key)) throw Error("it has no \"" + key + "\"");
}

}  // namespace

std::string read_config_text(const CheckpointFolder& folder) {
  return std::string(as_text(read_file(folder.config, kLargestConfig)));
}

TensorMap read_weights(const CheckpointFolder& folder) {
  return read_safetensors(read_file(folder.weights), folder.weights.string());
}

void write_files(const CheckpointFolder& folder, const Json& config, const TensorMap& tensors, Precision precision) {
  const Bytes weights = write_safetensors(tensors, precision);
  write_file(folder.weights, weights);
  write_file(folder.config, config.dump(1) + "\n");
}

std::string model_in(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  const Json json = parse_json(read_config_text(files), files.config.string());
  if (!json.is_object() || !json.contains("model") || !json["model"].is_string())
    throw Error("cannot read checkpoint " + files.config.string() + ": it does not say what model it is");
  return json["model"].get<std::string>();
}

void read_config_json(std::string_view text, std::string_view where, const ConfigKeys& keys,
                      const std::function<void(const Json&)>& read) {
  const Json json = parse_json(text, where);
  try {
    check_config(json, keys, where);
    read(json);
  } catch (const Error& problem) {  // a Misuse too: the file is wrong here, not the command line
    throw Error("cannot read checkpoint " + std::string(where) + ": " + problem.what());
  }
}

const Tensor& require_tensor(const TensorMap& tensors, const std::string& name,
                             const std::vector<std::int64_t>& shape) {
  const auto found = tensors.find(name);
  if (found == tensors.end()) throw Error("checkpoint has no tensor " + name + " of shape " + shown(shape));
  if (found->second.shape != shape)
    throw Error("checkpoint has tensor " + name + " of shape " + shown(found->second.shape) + ", not " + shown(shape));
  return found->second;
}

void require_tensors(const TensorMap& tensors, const TensorShapes& shapes, std::string_view besides) {
  for (const auto& [name, shape] : shapes) require_tensor(tensors, name, shape);
  for (const auto& [name, tensor] : tensors)
    if (!shapes.contains(name) && name != besides)
      throw Error("checkpoint has tensor " + name + ", which its network does not know");
}

}  // namespace clavier
