#include "models/checkpoint/checkpoint_folder.h"

#include "base/error.h"
#include "base/files.h"
#include "models/checkpoint/former_names.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{64} << 20;

std::string format_shape(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
  return "(" + text + ")";
}

void check_config(const Json& json, const ConfigMembers& members, std::string_view where) {
  if (!json.is_object()) throw Error("it is no JSON object");
  if (!json.contains("format") || json["format"] != members.format)
    throw Error("it is not of format " + std::to_string(members.format) + ", the only one this version reads");
  std::vector<std::string> allowed = {"format"};
  allowed.insert(allowed.end(), members.required.begin(), members.required.end());
  allowed.insert(allowed.end(), members.optional.begin(), members.optional.end());
  check_known_keys(json, allowed, where);
  for (const std::string& member : members.required)
    if (!json.contains(member)) throw Error("it has no \"" + member + "\"");
}

}  // namespace

Json read_config(const CheckpointFolder& folder) {
  return parse_config(as_text(read_file(folder.config, kMaxConfigBytes)), folder.config.string());
}

Json parse_config(std::string_view text, std::string_view where) { return with_current_names(parse_json(text, where)); }

TensorMap read_weights(const CheckpointFolder& folder) {
  TensorMap tensors;
  for (auto& [name, tensor] : read_safetensors(read_file(folder.weights), folder.weights.string()))
    tensors.insert_or_assign(current_tensor_name(name), std::move(tensor));
  return tensors;
}

void write_files(const CheckpointFolder& folder, const Json& config, const TensorMap& tensors, Precision precision) {
  const Bytes weights = write_safetensors(tensors, precision);
  write_file(folder.weights, weights);
  write_file(folder.config, json_text(config, 1) + "\n");
}

std::string model_name(const Json& config, std::string_view where) {
  if (!config.is_object() || !config.contains("model") || !config["model"].is_string())
    throw Error("cannot read checkpoint " + std::string(where) + ": it does not say what model it is");
  return config["model"].get<std::string>();
}

void read_members(const Json& config, std::string_view where, const ConfigMembers& members,
                  const std::function<void(const Json&)>& read) {
  try {
    check_config(config, members, where);
    read(config);
  } catch (const Error& problem) {  // a Misuse too: the file is wrong here, not the command line
    throw Error("cannot read checkpoint " + std::string(where) + ": " + problem.what());
  }
}

const Tensor& require_tensor(const TensorMap& tensors, const std::string& name,
                             const std::vector<std::int64_t>& shape) {
  const auto found = tensors.find(name);
  if (found == tensors.end()) throw Error("checkpoint has no tensor " + name + " of shape " + format_shape(shape));
  if (found->second.shape != shape)
    throw Error("checkpoint has tensor " + name + " of shape " + format_shape(found->second.shape) + ", not " +
                format_shape(shape));
  return found->second;
}

void require_tensors(const TensorMap& tensors, const TensorShapes& shapes, std::string_view extra) {
  for (const auto& [name, shape] : shapes) require_tensor(tensors, name, shape);
  for (const auto& [name, tensor] : tensors)
    if (!shapes.contains(name) && name != extra)
      throw Error("checkpoint has tensor " + name + ", which its network does not know");
}

}  // namespace clavier
