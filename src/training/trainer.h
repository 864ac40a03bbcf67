#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

#include "base/progress.h"
#include "engine/checkpoint.h"
#include "training/training_options.h"

namespace clavier {

/// What a training run begins with.
struct TrainingTask {
  std::string model;  ///< name that goes into the checkpoint, e.g. "bilstm"
  NetworkOptions network;
  Vocabulary vocabulary;
  TrainingOptions options;
  Json about = Json::object();       ///< preset, era, corpus checksum ...: stored under "training" in config.json
  std::optional<TensorMap> weights;  ///< to begin from; fresh ones otherwise
  TensorMap extras;                  ///< stored beside the weights, e.g. seed_windows
  Precision precision = Precision::f16;
};

struct TrainingResult {
  int steps = 0;
  double best_loss = 0.0;  ///< nats an event on the validation pieces
  double seconds = 0.0;    ///< of training, validations apart
};

/// Trains on `train`, chooses by `validation` (unframed pieces) and writes to `folder`: the best checkpoint so far,
/// log.jsonl, curve.svg, and training.state, from which resume_training goes on exactly as if nothing had happened.
/// Stops early when validation no longer improves or `stop` is requested. Throws Error when the loss is no longer
/// finite, naming the step and what to try.
TrainingResult train(const TrainingTask& task, std::span<const Events> training_pieces,
                     std::span<const Events> validation_pieces, const std::filesystem::path& folder, bool resume,
                     Progress& progress, std::stop_token stop = {});

}  // namespace clavier
