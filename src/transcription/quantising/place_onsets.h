#pragma once

#include <vector>

#include "transcription/beats/beat_clock.h"
#include "transcription/quantising/rhythm_model.h"

namespace clavier {

/// A stroke to be placed.
struct OnsetPosition {
  double position = 0;    ///< in beats, as BeatClock gives it
  double merge_cost = 0;  ///< what it costs to place it together with the one before
};

/// Where something is written: on a part of a beat.
struct GridPosition {
  std::size_t beat = 0;
  int part = 0;      ///< 0 .. division - 1
  int division = 1;  ///< of kDivisions
};

/// Writes each moment, in order and never before the one before it, on a part of a beat. Of all ways to divide the
/// beats and to use their parts the one that is the likeliest rhythm and the likeliest performance of that rhythm:
/// Viterbi's algorithm over beats, as in Cemgil, Desain and Kappen, "Rhythm quantization for transcription" (2000), and
/// Temperley, "Music and Probability" (2007), with the probabilities of rhythm_costs. Positions are in order and within
/// the beats of `clock`.
std::vector<GridPosition> place_onsets(const std::vector<OnsetPosition>& onsets, const BeatClock& clock, bool compound,
                                       const TimingModel& model = {});

}  // namespace clavier
