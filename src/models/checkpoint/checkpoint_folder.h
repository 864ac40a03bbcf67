#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/options.h"
#include "models/checkpoint/safetensors.h"

namespace clavier {

/// What the folders of all models share: config.json, which says what is there, and model.safetensors.
struct CheckpointFolder {
  explicit CheckpointFolder(const std::filesystem::path& folder)
      : config(folder / "config.json"), weights(folder / "model.safetensors") {}
  std::filesystem::path config;
  std::filesystem::path weights;
};

/// The text of config.json. Throws Error when it is missing, or larger than any.
std::string read_config_text(const CheckpointFolder& folder);
/// Throws Error when the file is missing or damaged.
TensorMap read_weights(const CheckpointFolder& folder);
/// Each file is written whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_files(const CheckpointFolder& folder, const Json& config, const TensorMap& tensors, Precision precision);

/// What "model" of config.json says: bilstm, markov or gan. Throws Error when it says nothing.
std::string read_model_name(const std::filesystem::path& folder);

struct ConfigMembers {
  int format = 1;
  std::vector<std::string> required;  ///< beside "format"
  std::vector<std::string> optional;
};

/// Parses config.json, checks its format and its keys and has `read` take it in. Whatever is wrong with it, Misuse
/// included, comes out as Error naming `where`.
void read_config_json(std::string_view text, std::string_view where, const ConfigMembers& members,
                      const std::function<void(const Json&)>& read);

using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

/// Throws Error naming the tensor when it is missing or of another shape.
const Tensor& require_tensor(const TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& shape);

/// Throws Error naming the tensor when one is missing, of another shape, or neither known nor called `besides`.
void require_tensors(const TensorMap& tensors, const TensorShapes& shapes, std::string_view extra = "");

}  // namespace clavier
