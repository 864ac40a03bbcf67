#pragma once

#include <span>
#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// Parameters of the beat tracker. Rewards and costs are natural logarithms of odds. Tuned by benchmarks/tune_beats.cpp
/// on the tuning half of the scores named in docs/decisions/0013.
struct BeatModel {
  double min_length = 0.28;  ///< seconds per beat
  double max_length = 1.5;
  double expected_length = 0.45;  ///< the middle of the prior on the length of a beat
  double spread = 0.43;           ///< its standard deviation, in natural logarithms
  double prior_weight = 0.26;
  double local_prior_weight = 2;        ///< the same when the expected length comes from a first tracking
  double length_change_spread = 0.093;  ///< standard deviation of the change from beat to beat, in natural logarithms
  double max_change_cost = 15.5;        ///< the highest cost of a change
  double strong = 7.6;                  ///< reward per unit of strength above average on a beat
  double strong_half = 1.6;             ///< the same on a half beat
  double weak = 1.85;                   ///< cost per unit on other parts of the beat
  double empty_beat = 1.97;             ///< cost of a beat without onset
  double halves = 0.3;                  ///< cost of dividing a beat into two, and so on
  double thirds = 1.04;
  double quarters = 0.64;
  double sixths = 0.91;
  double eighths = 2.2;
  double irregular = 1.3;       ///< highest cost of an onset between the parts of the beat
  double onset_jitter = 0.016;  ///< standard deviation of an onset inside a beat, in beats, besides 15 ms
};

/// The expected length of a beat.
struct BeatLengthPrior {
  double expected_length = 0;  ///< seconds
  double weight = 0;
};

/// A group as the tracker uses it: its time, its strength relative to the mean of the piece (0), and the expected
/// length of a beat from there.
struct TrackedGroup {
  Seconds time;
  double strength = 0;
  BeatLengthPrior length_prior;
};

/// One TrackedGroup for each group.
std::vector<TrackedGroup> make_tracked_groups(const std::vector<OnsetGroup>& groups, BeatLengthPrior length_prior);

/// The span between two groups that are `beats` beats apart.
struct BeatSpan {
  TrackedGroup from;
  TrackedGroup to;
  std::span<const TrackedGroup> inside;
  int beats = 1;
  double length() const { return (to.time - from.time).value / beats; }  ///< seconds per beat
};

/// The log odds of a span, with the beat at its end, regardless of the preceding spans.
double log_odds_of(const BeatSpan& span, const BeatModel& model);
/// The cost of a change in beat length from `before` to `after` seconds.
double change_cost(double before, double after, const BeatModel& model);

}  // namespace clavier
