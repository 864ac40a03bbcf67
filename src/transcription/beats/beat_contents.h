#pragma once

#include <vector>

#include "analysis/metrics/histogram.h"
#include "transcription/beats/accents.h"

namespace clavier {

/// What happens from a beat to the next.
struct BeatContent {
  Accent accent;                    ///< of what is struck on the beat; all zero when nothing is
  bool has_onset = false;           ///< something is struck on it
  double bass = 127;                ///< the lowest pitch struck
  double onsets = 0;                ///< groups struck
  bool divided = false;             ///< something is struck between
  double binary_deviation = 0;      ///< how far what is struck between is from quarters of the beat, and
  double ternary_deviation = 0;     ///< how far from thirds, in beats, summed
  PitchClassHistogram durations{};  ///< how long each pitch class struck in it lasts, in seconds
};

/// One for each beat. A group up to an eighth of a beat early belongs to the beat.
std::vector<BeatContent> compute_beat_contents(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats);

/// Cosine of the angle between two histograms, 0..1; 0 when one is empty.
double cosine_similarity(const PitchClassHistogram& a, const PitchClassHistogram& b);

}  // namespace clavier
