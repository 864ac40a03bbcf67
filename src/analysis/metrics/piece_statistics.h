#pragma once

#include "analysis/metrics/histogram.h"
#include "music/score.h"

namespace clavier {

/// Statistics of one piece; all 0 when it has no notes.
struct PieceStatistics {
  int notes = 0;
  Seconds duration;  ///< from time zero to the end of the last note
  double notes_per_second = 0;
  int lowest_pitch = 0;
  int highest_pitch = 0;
  int pitches_used = 0;  ///< number of different pitches
  int softest = 0;       ///< lowest velocity
  int loudest = 0;
  double mean_velocity = 0;
  int highest_polyphony = 0;  ///< most notes sounding at once, without the pedal
  double mean_polyphony = 0;  ///< notes sounding, averaged over the time when any does
  int silences = 0;           ///< number of stretches of at least half a second in which nothing sounds
  Seconds longest_silence;
};

PieceStatistics piece_statistics_of(const Score& score);

}  // namespace clavier
