#pragma once

#include <vector>

#include "analysis/metrics/histogram.h"
#include "transcription/beats/accents.h"

namespace clavier {

/// What happens from one beat to the next.
struct BeatContent {
  Accent accent;                    ///< of the notes on the beat; all zero when there are none
  bool has_onset = false;           ///< a note begins on it
  double bass = 127;                ///< the lowest pitch that begins
  double onsets = 0;                ///< the number of groups
  bool divided = false;             ///< notes begin between the beats
  double binary_deviation = 0;      ///< distance of those notes from quarters of the beat, and
  double ternary_deviation = 0;     ///< from thirds, in beats, summed
  PitchClassHistogram durations{};  ///< summed durations of the pitch classes that begin in it, in seconds
};

/// One BeatContent for each beat. A group up to an eighth of a beat early belongs to the beat.
std::vector<BeatContent> compute_beat_contents(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats);

/// The cosine of the angle between two histograms, 0..1; 0 when one is empty.
double cosine_similarity(const PitchClassHistogram& a, const PitchClassHistogram& b);

}  // namespace clavier
