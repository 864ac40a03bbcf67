#pragma once

#include <span>

#include "analysis/metrics/histogram.h"
#include "analysis/rolls/packed_roll.h"
#include "music/score.h"

namespace clavier {

/// Figures of a set of stretches of music of one length, cut from pieces or drawn; docs/evaluation.md has the formulas.
/// A note that sounds on across the border of its stretch counts, with the part that lies within.
struct RollStatistics {
  std::size_t rolls = 0;
  std::size_t notes = 0;
  double notes_per_second = 0;
  double polyphony = 0;     ///< keys down, over the time when any is
  double note_seconds = 0;  ///< mean length
  double low_pitch = 0;     ///< 5 % of the notes lie below ...
  double mean_pitch = 0;
  double high_pitch = 0;                ///< ... and 5 % above; pitches are 0 without notes
  PitchClassHistogram pitch_classes{};  ///< shares of the notes
  double silent_share = 0;              ///< of all time; 0 without rolls
};

/// Every score is a stretch from time zero to `length`.
RollStatistics roll_statistics_of(std::span<const Score> rolls, Seconds length);

/// Half the sum of the differences: 0 for equal shares, 1 for those that have nothing in common.
double pitch_class_distance(const PitchClassHistogram& a, const PitchClassHistogram& b);

/// The mean rmse of all pairs, how much the images of one set differ from each other; 0 for fewer than two.
double intra_set_distance(std::span<const PackedRoll> rolls);

}  // namespace clavier
