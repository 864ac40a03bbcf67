#pragma once

#include <span>

#include "training/run/training_run.h"
#include "training/sequence/training_task.h"

namespace clavier {

/// Encoded pieces, without boundary tokens.
struct SequencePieces {
  std::span<const Events> training, validation;
};

/// Trains a sequence network and writes to `folder` what TrainingRun does; the score of a validation is the mean
/// negative log-likelihood of the validation pieces in nats an event. Training ends early when that no longer improves.
/// Throws what run_training does.
TrainingResult train_sequence_network(const TrainingTask& task, const SequencePieces& pieces, const RunFolder& folder,
                                      const RunControl& control);

}  // namespace clavier
