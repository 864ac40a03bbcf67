#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "encoding/read_roll.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/gan/gan_options.h"
#include "music/era.h"

namespace clavier {

inline constexpr int kGanCheckpointFormat = 1;

/// An era that a network generates, and how its rolls are read.
struct RollEra {
  Era era = Era::baroque;
  RollReadOptions reading;
};

/// A trained generator of piano rolls as stored on disk: docs/formats/gan-checkpoint.md.
struct GanCheckpoint {
  GanOptions network;
  std::vector<RollEra> eras;       ///< in the order in which the network numbers them
  Json training = Json::object();  ///< how it was made; nothing here is needed to run it
  TensorMap tensors;
};

/// Reads config.json and model.safetensors of `folder`. Throws Error when one is missing, damaged, or of another format
/// or model. check_gan_tensors checks that the tensors fit the network.
GanCheckpoint read_gan_checkpoint(const std::filesystem::path& folder);

/// Writes each file whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_gan_checkpoint(const std::filesystem::path& folder, const GanCheckpoint& checkpoint, Precision precision);

/// The same, with config.json already read.
GanCheckpoint read_gan_checkpoint(const CheckpointFolder& files, const Json& config);

/// The checkpoint that the result of read_config describes, without tensors. Throws Error naming `where`.
GanCheckpoint gan_checkpoint_from_config(const Json& config, std::string_view where);
Json config_of(const GanCheckpoint& checkpoint);

/// The tensors of a network for `eras` eras, by name: the tables of docs/formats/gan-checkpoint.md.
TensorShapes gan_tensor_shapes(const GanOptions& network, int eras);

/// Throws Error naming the tensor when one is missing, surplus, or of another shape.
void check_gan_tensors(const GanCheckpoint& checkpoint);

}  // namespace clavier
