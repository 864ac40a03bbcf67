#pragma once

#include <vector>

#include "encoding/grid_notes.h"
#include "models/gan/gan_checkpoint.h"
#include "training/options/gan_training_options.h"

namespace clavier {

/// What the training of a GAN starts from.
struct GanTask {
  GanOptions network;
  std::vector<RollEra> eras;  ///< at least one
  GanTrainingOptions options;
  Json metadata = Json::object();  ///< preset, corpus checksum ...: stored under "training" in config.json
  Precision precision = Precision::f16;
};

using GridPiece = std::vector<GridNote>;

/// Pieces by era, in the order of the task's eras; notes sorted by onset, without overlaps (remove_overlaps).
struct RollMusic {
  std::vector<std::vector<GridPiece>> training;
  std::vector<std::vector<GridPiece>> validation;
};

}  // namespace clavier
