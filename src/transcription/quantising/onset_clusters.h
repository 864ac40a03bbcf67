#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// Notes struck together, as the quantiser sees them.
struct OnsetCluster {
  Seconds time;  ///< the mean of its notes' onsets
  std::vector<TimedNote> notes;
  bool grace = false;     ///< to be drawn as grace notes before the next stroke that is none
  double merge_cost = 0;  ///< what it costs to write it together with the stroke before it that is no grace
};

/// The strokes of a performance in order. A stroke is a grace when it is one short note, struck less than about 80 ms
/// before a stroke of its hand and clearly later after the one before; two such in a row both are.
std::vector<OnsetCluster> find_onset_clusters(const Score& performance);

}  // namespace clavier
