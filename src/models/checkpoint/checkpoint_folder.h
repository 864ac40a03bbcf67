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

/// config.json of any model in today's names (former_names.h). The only place that reads the file. Throws Error when it
/// is missing, larger than any, or no JSON.
Json read_config(const CheckpointFolder& folder);
/// The same of its text; `where` names it in messages.
Json parse_config(std::string_view text, std::string_view where);

/// Tensors in today's names. Throws Error when the file is missing or damaged.
TensorMap read_weights(const CheckpointFolder& folder);
/// Each file is written whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_files(const CheckpointFolder& folder, const Json& config, const TensorMap& tensors, Precision precision);

/// What "model" of config.json says: lstm, markov, gan or era-classifier. Throws Error when it says nothing.
std::string model_name(const Json& config, std::string_view where);

struct ConfigMembers {
  int format = 1;
  std::vector<std::string> required;  ///< beside "format"
  std::vector<std::string> optional;
};

/// Checks the format and the members of config.json and has `read` take it in. Whatever is wrong with it, Misuse
/// included, comes out as Error naming `where`.
void read_members(const Json& config, std::string_view where, const ConfigMembers& members,
                  const std::function<void(const Json&)>& read);

using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

/// Throws Error naming the tensor when it is missing or of another shape.
const Tensor& require_tensor(const TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& shape);

/// Throws Error naming the tensor when one is missing, of another shape, or neither known nor called `extra`.
void require_tensors(const TensorMap& tensors, const TensorShapes& shapes, std::string_view extra = "");

}  // namespace clavier
