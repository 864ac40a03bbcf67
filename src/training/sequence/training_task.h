#pragma once

#include <optional>
#include <string>

#include "models/sequence/checkpoint.h"
#include "training/options/training_options.h"

namespace clavier {

/// What a training run begins with.
struct TrainingTask {
  std::string model;  ///< name that goes into the checkpoint, e.g. "bilstm"
  NetworkOptions network;
  Vocabulary vocabulary;
  TrainingOptions options;
  Json metadata = Json::object();    ///< preset, era, corpus checksum ...: stored under "training" in config.json
  std::optional<TensorMap> weights;  ///< to begin from; fresh ones otherwise
  TensorMap extras;                  ///< stored beside the weights, e.g. seed_windows
  Precision precision = Precision::f16;
};

}  // namespace clavier
