#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// The context of a group of notes, independent of the hands.
struct HandPassage {
  double middle = 60;               ///< midpoint of the lowest and highest pitches within 1.5 seconds
  double wide_middle = 60;          ///< mean of all pitches within 8 seconds
  std::vector<double> log_lengths;  ///< for each note of the group; length in seconds
};

/// One HandPassage for each group.
std::vector<HandPassage> find_passages(const std::vector<OnsetGroup>& groups);

}  // namespace clavier
