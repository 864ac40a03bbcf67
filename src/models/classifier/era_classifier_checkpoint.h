#pragma once

#include <filesystem>

#include "base/options.h"
#include "models/checkpoint/checkpoint_folder.h"

namespace clavier {

/// A trained era classifier as stored on disk: docs/formats/era-classifier.md.
struct EraClassifierCheckpoint {
  Json training = Json::object();  ///< how it was made, and its accuracy; nothing here is needed to run it
  TensorMap tensors;
};

/// Reads config.json and model.safetensors of `folder`. Throws Error when one is missing, damaged, of another format or
/// another model.
EraClassifierCheckpoint read_era_classifier_checkpoint(const std::filesystem::path& folder);
/// The same, with config.json already read.
EraClassifierCheckpoint read_era_classifier_checkpoint(const CheckpointFolder& files, const Json& config);
void write_era_classifier_checkpoint(const std::filesystem::path& folder, const EraClassifierCheckpoint& checkpoint);

}  // namespace clavier
