#pragma once

#include <span>

#include "models/transformer/transformer_checkpoint.h"
#include "training/run/training_run.h"
#include "training/score/score_batches.h"

namespace clavier {

/// What the training of a Transformer starts from.
struct ScoreTask {
  TransformerOptions network;
  ScoreTrainingOptions options;
  std::vector<std::string> composers;
  std::optional<ScoreOpenings> openings;  ///< stored with the weights
  Json metadata = Json::object();         ///< stored under "training" in config.json
  std::optional<TensorMap> weights;       ///< initial weights; fresh ones otherwise
  TensorMap judge;                        ///< stored beside them
  Precision precision = Precision::f16;
};

struct ScorePieces {
  std::span<const ScorePiece> training, validation;
};

/// Trains a Transformer and writes to `folder` what TrainingRun does; the score of a validation is the mean negative
/// log-likelihood of validation pieces in nats a note, by the average of the weights (EMA). Throws what run_training
/// does.
TrainingResult train_score_network(const ScoreTask& task, const ScorePieces& pieces, const RunFolder& folder,
                                   const RunControl& control);

}  // namespace clavier
