#pragma once

#include <span>
#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// What the beat tracker believes of beats; worths and costs are natural logarithms of odds. Tuned by
/// benchmarks/tune_beats.cpp on the tuning half of the scores that docs/decisions/0013 names.
struct BeatModel {
  double min_length = 0.28;  ///< seconds a beat
  double max_length = 1.5;
  double expected_length = 0.45;  ///< the middle of the prior on the length of a beat
  double spread = 0.43;           ///< its standard deviation, in natural logarithms
  double prior_weight = 0.26;
  double local_prior_weight = 2;  ///< instead, when the prior is about a length that was found
  double length_change_spread =
      0.093;                      ///< standard deviation of the change from a beat to the next, in natural logarithms
  double max_change_cost = 15.5;  ///< what any change costs at most
  double strong = 7.6;            ///< for each unit of strength above the average on a beat
  double strong_half = 1.6;       ///< on a half of it
  double weak = 1.85;             ///< against each unit on other parts of it
  double empty_beat = 1.97;       ///< against a beat that nothing marks
  double halves = 0.3;            ///< against dividing a beat into two, and so on
  double thirds = 1.04;
  double quarters = 0.64;
  double sixths = 0.91;
  double eighths = 2.2;
  double irregular = 1.3;       ///< against each onset on no part of the beat
  double onset_jitter = 0.016;  ///< standard deviation of an onset inside a beat, in beats, besides 15 ms
};

/// How long a beat is expected to be.
struct BeatLengthPrior {
  double expected_length = 0;  ///< seconds
  double weight = 0;
};

/// A group seen by the tracker: when it is struck, how strong it is, 0 for the average of the piece, and how long a
/// beat from there is expected to be.
struct TrackedGroup {
  Seconds time;
  double strength = 0;
  BeatLengthPrior length_prior;
};

/// One TrackedGroup for each group.
std::vector<TrackedGroup> make_tracked_groups(const std::vector<OnsetGroup>& groups, BeatLengthPrior length_prior);

/// What is between two groups `beats` beats apart.
struct BeatSpan {
  TrackedGroup from;
  TrackedGroup to;
  std::span<const TrackedGroup> inside;
  int beats = 1;
  double length() const { return (to.time - from.time).value / beats; }  ///< seconds a beat
};

/// The log odds of a span, with the beat at its end, without regard to what came before it.
double log_odds_of(const BeatSpan& span, const BeatModel& model);
/// What it costs that beats of one length follow beats of another.
double change_cost(double before, double after, const BeatModel& model);

}  // namespace clavier
