#pragma once

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/roll_statistics.h"
#include "evaluation/rolls/nearest_windows.h"
#include "evaluation/rolls/roll_distances.h"

namespace clavier {

/// Which rolls are generated and what they are compared with.
struct RollComparison {
  Era era = Era::modernist;
  Split held_out = Split::validation;
  std::size_t rolls = 500;   ///< of each set, where there are as many
  std::size_t samples = 10;  ///< whose nearest training music is sought
};

/// Training music that a generated roll resembles.
struct TrainingExcerpt {
  Score score;
  std::string name;  ///< of its piece
  Seconds start;     ///< in it
  double value = 0;  ///< rmse or overlap
};

struct TrainingNeighbours {
  std::string name;  ///< of the generated roll: "seed 3", or a file's
  Score generated;
  TrainingExcerpt nearest;          ///< by rmse
  TrainingExcerpt largest_overlap;  ///< by overlap
};

/// Statistics of a set of rolls.
struct RollSetMetrics {
  RollStatistics statistics;
  ExcerptStatistics means;
};

/// Generated rolls beside real ones; docs/evaluation.md gives every formula.
struct RollMeasures {
  Era era = Era::modernist;
  RollSetMetrics held_out;  ///< real pieces outside the training split
  RollSetMetrics training;
  RollSetMetrics generated;
  RollSetMetrics playable;   ///< the generated ones made playable by two hands
  PlayabilityEdits changes;  ///< what made them playable
  SingleDistances single;
  SetDistances sets;
  std::size_t intra_rolls = 0;  ///< of each set whose pairs are compared
  double intra_generated = 0;
  double intra_training = 0;
  std::vector<TrainingNeighbours> training_neighbours;
  InterdecileRange held_out_rmse;  ///< from as many held-out rolls to the nearest training music
  InterdecileRange held_out_overlap;
};

/// Throws Error when the corpus has too little of the era: no piece of a split or, of either half of the training
/// works, none as long as a roll. `wanted.era` is one of the model's.
RollMeasures measure_rolls(const RollModel& model, const Corpus& corpus, const RollComparison& wanted,
                           Progress& progress);

}  // namespace clavier
