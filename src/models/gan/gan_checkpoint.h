#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "encoding/read_roll.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/gan/gan_options.h"
#include "music/era.h"

namespace clavier {

inline constexpr int kRollCheckpointFormat = 1;

/// An era that a network draws, and how what it draws is read.
struct RollEra {
  Era era = Era::baroque;
  RollReading reading;
};

/// A trained generator of piano rolls as it lies on the disk: docs/formats/roll-checkpoint.md.
struct RollCheckpoint {
  RollNetworkOptions network;
  std::vector<RollEra> eras;       ///< in the order in which the network numbers them
  Json training = Json::object();  ///< how it was made; nothing here is needed to run it
  TensorMap tensors;
};

/// Reads config.json and model.safetensors of `folder`. Throws Error when one is missing, damaged, or of another
/// format or model. Whether the tensors fit the network is for check_roll_tensors.
RollCheckpoint read_roll_checkpoint(const std::filesystem::path& folder);

/// Each file is written whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_roll_checkpoint(const std::filesystem::path& folder, const RollCheckpoint& checkpoint, Precision precision);

/// config.json alone; the tensors are empty. Throws Error, naming `where`.
RollCheckpoint read_roll_config(std::string_view text, std::string_view where);
Json config_of(const RollCheckpoint& checkpoint);

/// The tensors of a network that draws so many eras: docs/formats/roll-checkpoint.md as a table.
TensorShapes roll_tensor_shapes(const RollNetworkOptions& network, int eras);

/// Throws Error naming the tensor when one is missing, too many, or of another shape than the network's.
void check_roll_tensors(const RollCheckpoint& checkpoint);

}  // namespace clavier
