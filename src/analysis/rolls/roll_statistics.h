#pragma once

#include <span>

#include "analysis/metrics/histogram.h"
#include "analysis/rolls/packed_roll.h"
#include "music/score.h"

namespace clavier {

/// Metrics of a set of excerpts of equal length, cut from pieces or generated; docs/evaluation.md has the formulas. A
/// note that crosses the border of its excerpt counts with the part inside.
struct RollStatistics {
  std::size_t rolls = 0;
  std::size_t notes = 0;
  double notes_per_second = 0;
  double polyphony = 0;     ///< notes sounding, averaged over the time when any does
  double note_seconds = 0;  ///< mean duration
  double low_pitch = 0;     ///< 5 % of the notes lie below
  double mean_pitch = 0;
  double high_pitch = 0;                ///< 5 % of the notes lie above; pitches are 0 without notes
  PitchClassHistogram pitch_classes{};  ///< shares of the notes
  double silent_share = 0;              ///< share of all time; 0 without rolls
};

/// Every score is an excerpt from time zero to `length`.
RollStatistics roll_statistics_of(std::span<const Score> rolls, Seconds length);

/// Half the sum of absolute differences (total variation distance): 0 for equal shares, 1 for disjoint ones.
double pitch_class_distance(const PitchClassHistogram& a, const PitchClassHistogram& b);

/// The mean rmse of all pairs of a set: its diversity. 0 for fewer than two.
double intra_set_distance(std::span<const PackedRoll> rolls);

}  // namespace clavier
