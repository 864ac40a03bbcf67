#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/score.h"

namespace clavier {

/// Distances by which all notes may lie behind the beats of a score, or before them where negative; those closest to
/// none first, each at most half a beat and a number of ticks. Onsets on thirds or quarters of a beat that is moved
/// have a common direction on the circle of thirds or quarters (Fisher, "Statistical Analysis of Circular Data", 1993),
/// and any of these parts may be the beat. Nothing where they have none, as in recordings. `groups` are those of
/// `score`.
std::vector<Beats> likely_offsets(const std::vector<OnsetGroup>& groups, const Score& score);

/// A score whose notes were moved onto its beats.
struct MovedScore {
  Score score;
  Beats by;             ///< how far notes and pedal changes were moved
  bool pickup = false;  ///< a first measure of one beat was put before the others, for notes before the first beat
};

/// Moves the notes of a score that lie behind its beats by `offset`, or before them where negative. Notes before the
/// first beat get a pickup. Meters, keys and tempos beside the beats move as well.
MovedScore put_on_beats(Score score, Beats offset);

/// The score without the pickup of put_on_beats(), once no note begins in it.
Score drop_pickup(Score score);

}  // namespace clavier
