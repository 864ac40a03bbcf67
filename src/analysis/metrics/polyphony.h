#pragma once

#include <span>

#include "analysis/metrics/step_notes.h"

namespace clavier {

/// How many pitches sound at a time, counted in steps as in MusPy (Dong et al. 2020). The pedal is ignored, and a pitch
/// that begins again while it sounds counts once. All 0 without notes.
struct Polyphony {
  double mean = 0;  ///< over the steps in which any note sounds
  double rate = 0;  ///< share of all steps, up to the last note's end, with more than kPolyphonyThreshold pitches
};

/// MusPy's default threshold: the rate counts steps with three or more pitches.
inline constexpr int kPolyphonyThreshold = 2;

/// The notes are sorted by onset.
Polyphony polyphony_of(std::span<const StepNote> notes);

}  // namespace clavier
