#pragma once

#include <vector>

namespace clavier {

/// The number of decided answers that shows, at a level of 5 % and with a power of 80 %, that listeners are right with
/// this probability and not 1/2.
struct RequiredSampleSize {
  double accuracy = 0;
  int judgements = 0;  ///< normal approximation
  int exact = 0;       ///< exact binomial test
};

/// For 55, 60, 70 and 80 %.
std::vector<RequiredSampleSize> compute_required_sample_sizes();

}  // namespace clavier
