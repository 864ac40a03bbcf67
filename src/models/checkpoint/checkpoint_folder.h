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

/// The files that every checkpoint folder has: config.json describes the model, model.safetensors holds its weights.
struct CheckpointFolder {
  explicit CheckpointFolder(const std::filesystem::path& folder)
      : config(folder / "config.json"), weights(folder / "model.safetensors") {}
  std::filesystem::path config;
  std::filesystem::path weights;
};

/// Reads config.json of any model, with former names replaced by current ones (former_names.h). Every reader of models
/// calls it; `clavier inspect` alone parses the file as it is. Throws Error when it is missing, too large, or not JSON.
Json read_config(const CheckpointFolder& folder);
/// Parses the text of a config.json in the same way; `where` names it in messages.
Json parse_config(std::string_view text, std::string_view where);

/// The tensors, under their current names. Throws Error when the file is missing or damaged.
TensorMap read_weights(const CheckpointFolder& folder);
/// Writes each file whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_files(const CheckpointFolder& folder, const Json& config, const TensorMap& tensors, Precision precision);

/// The member "model" of config.json: lstm, markov, gan or era-classifier. Throws Error when there is none.
std::string model_name(const Json& config, std::string_view where);

/// The members that a config.json may have.
struct ConfigMembers {
  int format = 1;
  std::vector<std::string> required;  ///< besides "format"
  std::vector<std::string> optional;
};

/// Checks the format and the members of config.json, then passes it to `read`. Every failure, Misuse included, becomes
/// an Error that names `where`.
void read_members(const Json& config, std::string_view where, const ConfigMembers& members,
                  const std::function<void(const Json&)>& read);

using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

/// The tensor `name`. Throws Error naming it when it is missing or of another shape.
const Tensor& require_tensor(const TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& shape);

/// Throws Error naming the tensor when one is missing, of another shape, or surplus. A tensor called `extra` is
/// allowed.
void require_tensors(const TensorMap& tensors, const TensorShapes& shapes, std::string_view extra = "");

}  // namespace clavier
