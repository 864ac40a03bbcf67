#pragma once

#include <vector>

#include "transcription/beats/beat_clock.h"
#include "transcription/quantising/rhythm_model.h"

namespace clavier {

/// An onset to be placed.
struct OnsetPosition {
  double position = 0;    ///< in beats, as BeatClock gives it
  double merge_cost = 0;  ///< the cost of placing it together with the preceding one
};

/// A notated position: a part of a beat.
struct GridPosition {
  std::size_t beat = 0;
  int part = 0;      ///< 0 .. division - 1
  int division = 1;  ///< of kDivisions
};

/// Places each onset, in order, on a part of a beat. Of all ways to divide the beats and use their parts, it takes the
/// likeliest combination of rhythm and performance of that rhythm. Viterbi's algorithm over beats, as in Cemgil, Desain
/// and Kappen, "Rhythm quantization for transcription" (2000), and Temperley, "Music and Probability" (2007), with the
/// costs of rhythm_costs(). Positions are in order and within the beats of `clock`.
std::vector<GridPosition> place_onsets(const std::vector<OnsetPosition>& onsets, const BeatClock& clock, bool compound,
                                       const TimingModel& model = {});

}  // namespace clavier
