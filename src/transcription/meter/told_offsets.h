#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/score.h"

namespace clavier {

/// Distances by which all notes may lie behind the beats of a score, or before them where negative; those closest to
/// none first, each at most half a beat and a number of ticks. Onsets on thirds or quarters of a beat that is moved have a common direction
/// on the circle of thirds or quarters (Fisher, "Statistical Analysis of Circular Data", 1993), and any of these parts
/// may be the beat. Nothing where they have none, as in recordings. `groups` are those of `score`.
std::vector<Beats> likely_offsets(const std::vector<OnsetGroup>& groups, const Score& score);

/// The score with all notes and pedal changes at a later time, or an earlier one but not before its start. Meters, keys
/// and tempo stay.
Score move_notes(Score score, Beats by);

}  // namespace clavier
