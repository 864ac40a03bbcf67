#pragma once

#include <span>

#include "base/random.h"
#include "training/fitting/score_pieces.h"
#include "training/options/score_training_options.h"
#include "training/score/score_sequences.h"

namespace clavier {

/// Random sequences of training pieces. Eras and composers with little music come more often than their share.
class ScoreBatches {
 public:
  ScoreBatches(std::span<const ScorePiece> pieces, const ScoreTrainingOptions& options, int context);

  /// The batch of a step: the same for the same seed and step.
  ScoreBatch training_batch(int step) const;

 private:
  std::size_t choose_piece(Random& random) const;
  ScoreSequence choose_window(const ScorePiece& piece, Random& random) const;
  ScoreSequence choose_passage(const ScorePiece& piece, Random& random) const;
  void forget(ScoreSequence& sequence, Random& random) const;

  std::span<const ScorePiece> pieces_;
  const ScoreTrainingOptions& options_;
  std::size_t context_;
  std::vector<double> cumulative_;  // weights of the pieces, summed
};

/// The piece moved by `semitones`, its keys with it.
ScorePiece transpose(ScorePiece piece, int semitones);

/// The whole piece as one sequence.
ScoreSequence whole_sequence(const ScorePiece& piece);

}  // namespace clavier
