#pragma once

#include "analysis/metrics/histogram.h"
#include "music/score.h"

namespace clavier {

/// Figures of one piece. Everything is 0 when it has no notes.
struct PieceStatistics {
  int notes = 0;
  Seconds duration;  ///< from time zero to the end of the last note
  double notes_per_second = 0;
  int lowest_pitch = 0;
  int highest_pitch = 0;
  int pitches_used = 0;  ///< different ones
  int softest = 0;       ///< velocity
  int loudest = 0;
  double mean_velocity = 0;
  int highest_polyphony = 0;  ///< most keys down at once
  double mean_polyphony = 0;  ///< keys down, over the time when any is
  int silences = 0;           ///< stretches of at least half a second in which nothing sounds
  Seconds longest_silence;
};

PieceStatistics piece_statistics_of(const Score& score);

}  // namespace clavier
