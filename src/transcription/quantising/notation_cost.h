#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// A note as it may be written. Times are in quarter notes.
struct WrittenSpan {
  double onset = 0;
  double end = 0;
  double next_onset = 0;         ///< of its hand; infinite when there is none
  bool ends_with_onset = false;  ///< whether a note of its hand begins at the end
};

/// The smallest number of parts of a quarter note, up to 16, of which a phase is a multiple; 0 for none.
int division_of(double phase);

/// What a note costs on paper, in natural logarithms of odds: nothing when it ends with the next onset of its hand.
/// Otherwise rests, second voices, ties, ends off the beat and notes across bar lines cost.
double notation_cost(const WrittenSpan& span, const std::vector<Meter>& meters);

}  // namespace clavier
