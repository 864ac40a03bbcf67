#pragma once

#include <span>

#include "analysis/metrics/step_notes.h"

namespace clavier {

/// How many keys are down at a time, counted in steps as MusPy does (Dong et al. 2020); the pedal is not looked at, and
/// a key that is struck again while it is down is one key. All 0 without notes.
struct Polyphony {
  double mean = 0;  ///< over the steps in which any is down
  double rate =
      0;  ///< share of the steps with more than kPolyphonyThreshold, of all from time zero to the end of the last note
};

/// MusPy's threshold where none is given: the rate is of three keys and more.
inline constexpr int kPolyphonyThreshold = 2;

/// Of notes sorted by onset.
Polyphony polyphony_of(std::span<const StepNote> notes);

}  // namespace clavier
