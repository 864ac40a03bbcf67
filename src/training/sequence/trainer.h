#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>

#include "base/progress.h"
#include "training/sequence/training_task.h"

namespace clavier {

struct TrainingResult {
  int steps = 0;
  std::optional<double> best_loss;  ///< nats an event on the validation pieces; nothing before the first look at them
  double seconds = 0.0;             ///< of training, validations apart
  bool stopped = false;             ///< before its end, because that was requested
};

/// Trains on `train`, chooses by `validation` (unframed pieces) and writes to `folder`: the best checkpoint so far,
/// log.jsonl, curve.svg, and training.state, from which `resume` goes on exactly as if nothing had happened. Throws
/// Misuse when a run was begun in the folder before and is not resumed. Stops early when validation no longer improves
/// or `stop` is requested; the checkpoint is then the latest one when there was no validation yet. Throws Error when
/// the loss is no longer finite, naming the step and what to try.
TrainingResult train(const TrainingTask& task, std::span<const Events> training_pieces,
                     std::span<const Events> validation_pieces, const std::filesystem::path& folder, bool resume,
                     Progress& progress, std::stop_token stop = {});

}  // namespace clavier
