#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// What surrounds a group of notes, whoever plays it.
struct HandPassage {
  double middle = 60;       ///< pitch: halfway between the lowest and the highest note struck within 1.5 seconds
  double wide_middle = 60;  ///< the mean of all pitches struck within 8 seconds
  std::vector<double> log_lengths;  ///< of each note of the group, lengths in seconds, grace notes alike
};

/// One HandPassage for each group.
std::vector<HandPassage> find_passages(const std::vector<OnsetGroup>& groups);

}  // namespace clavier
