#pragma once

#include <optional>
#include <string>

#include "models/sequence/checkpoint.h"
#include "training/options/training_options.h"

namespace clavier {

/// What the training of a sequence network starts from.
struct TrainingTask {
  std::string model;  ///< name that goes into the checkpoint, e.g. "lstm"
  NetworkOptions network;
  Vocabulary vocabulary;
  TrainingOptions options;
  Json metadata = Json::object();       ///< preset, era, corpus checksum ...: stored under "training" in config.json
  std::optional<TensorMap> weights;     ///< initial weights; fresh ones otherwise
  std::optional<KeyDistribution> keys;  ///< of the training pieces; stored in the checkpoint
  TensorMap extras;                     ///< stored beside the weights, e.g. seed_windows
  Precision precision = Precision::f16;
};

}  // namespace clavier
