#pragma once

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/roll_statistics.h"
#include "evaluation/rolls/nearest_windows.h"
#include "evaluation/rolls/roll_distances.h"

namespace clavier {

/// Which rolls are drawn and what they are compared with.
struct RollComparison {
  Era era = Era::modernist;
  Split held_out = Split::validation;
  std::size_t rolls = 500;   ///< of each set, where there are as many
  std::size_t samples = 10;  ///< of which the nearest training music is sought
};

/// Music that a drawn roll resembles.
struct TrainingExcerpt {
  Score score;
  std::string name;  ///< of its piece
  Seconds start;     ///< in it
  double value = 0;  ///< rmse or overlap
};

struct TrainingNeighbours {
  std::string name;  ///< of what was drawn: "seed 3", or a file's
  Score generated;
  TrainingExcerpt nearest;          ///< by rmse
  TrainingExcerpt largest_overlap;  ///< by overlap
};

/// What a set of rolls is like.
struct RollSetMetrics {
  RollStatistics statistics;
  ExcerptStatistics means;
};

/// What a network draws beside real music; docs/evaluation.md gives every formula.
struct RollMeasures {
  Era era = Era::modernist;
  RollSetMetrics held_out;  ///< real pieces that no network learned from
  RollSetMetrics training;
  RollSetMetrics generated;
  RollSetMetrics playable;   ///< the drawn ones after hands have played them
  PlayabilityEdits changes;  ///< of the drawn ones by these hands
  SingleDistances single;
  SetDistances sets;
  std::size_t intra_rolls = 0;  ///< of each set whose pairs are compared
  double intra_generated = 0;
  double intra_training = 0;
  std::vector<TrainingNeighbours> training_neighbours;
  InterdecileRange held_out_rmse;  ///< how near training music comes to as many real rolls that were left out
  InterdecileRange held_out_overlap;
};

/// Throws Error when the corpus has too little of the era: no piece of a split or, of either half of the training
/// works, none as long as a roll. `wanted.era` is one of the model's.
RollMeasures measure_rolls(const RollModel& model, const Corpus& corpus, const RollComparison& wanted,
                           Progress& progress);

}  // namespace clavier
