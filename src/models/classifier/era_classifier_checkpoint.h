#pragma once

#include <filesystem>

#include "base/options.h"
#include "models/checkpoint/checkpoint_folder.h"

namespace clavier {

struct EraClassifierCheckpoint {
  Json training = Json::object();  ///< from what it was made, and how often it is right; nothing here is needed to run
  TensorMap tensors;
};

/// config.json and model.safetensors of a folder, as those of other models. Throws Error when one is missing, damaged,
/// of another format or another model.
EraClassifierCheckpoint read_era_classifier_checkpoint(const std::filesystem::path& folder);
/// The same, with config.json read before.
EraClassifierCheckpoint read_era_classifier_checkpoint(const CheckpointFolder& files, const Json& config);
void write_era_classifier_checkpoint(const std::filesystem::path& folder, const EraClassifierCheckpoint& checkpoint);

}  // namespace clavier
