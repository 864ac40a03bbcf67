#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// Notes that begin together, as the quantiser treats them.
struct OnsetCluster {
  Seconds time;  ///< the mean of its notes' onsets
  std::vector<TimedNote> notes;
  bool grace = false;     ///< to be notated as grace notes before the next cluster that is not one
  double merge_cost = 0;  ///< the cost of notating it together with the preceding cluster that is not a grace
};

/// The clusters of a performance in order. A grace is a cluster of one short note, less than about 80 ms before a
/// cluster of its hand. It must also begin clearly later than the preceding cluster. Two such in a row are both graces.
std::vector<OnsetCluster> find_onset_clusters(const Score& performance);

}  // namespace clavier
