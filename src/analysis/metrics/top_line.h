#pragma once

#include "music/score.h"

namespace clavier {

/// How the top line of a piece moves and returns: the highest note of each chord, in order. Shares are of its
/// intervals, 0 without any.
struct TopLine {
  double repeated = 0;    ///< the same pitch again
  double steps = 0;       ///< one or two semitones
  double leaps = 0;       ///< more than a fifth
  double recurrence = 0;  ///< of its patterns of eight notes, those that were heard before, at any transposition
};

/// Patterns are compared by their seven intervals. Those of fewer than three pitches, trills and repeated notes, are
/// left out of the count.
TopLine measure_top_line(const Score& score);

}  // namespace clavier
