#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "base/progress.h"
#include "training/gan/roll_task.h"

namespace clavier {

struct GanTrainingResult {
  int steps = 0;
  std::optional<double> best_distance;  ///< from the validation pieces; nothing before the first look at them
  double seconds = 0.0;                 ///< of training, looks apart
  bool stopped = false;                 ///< before its end, because that was requested
};

/// Trains two adversaries on rolls of the training pieces and writes to `folder`: the checkpoint that drew nearest to
/// the validation pieces so far, log.jsonl, curve.svg, sheets of samples from the same noise, and training.state, from
/// which `resume` goes on exactly as if nothing had happened. Says once when the generator has collapsed. Throws Misuse
/// when a run was begun in the folder before and is not resumed; Error when an era has no notes, or a loss is no longer
/// finite, naming the step and what to try. When `stop` is requested before the first look, the checkpoint is the
/// latest.
GanTrainingResult train_gan(const RollTask& task, const RollMusic& music, const std::filesystem::path& folder,
                            bool resume, Progress& progress, std::stop_token stop = {});

}  // namespace clavier
