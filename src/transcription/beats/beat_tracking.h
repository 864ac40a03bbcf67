#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/beats/beat_model.h"

namespace clavier {

/// The beats of a performance, in order, from the first note's beat or the one before it to the last note's. Empty when
/// there are fewer than two onsets. Beats without onset are interpolated. Tracking runs twice; the second run expects
/// the local beat lengths of the first (compute_local_beat_lengths), so that a piece keeps to one metrical level.
///
/// Finds the best path through spans between onsets, each one to four beats long, whose beat lengths change little from
/// one to the next. This is dynamic programming as in Ellis, "Beat tracking by dynamic programming" (2007), but over
/// onsets and with the beat length in the state. It can therefore follow rubato, as the agents of Dixon's BeatRoot do
/// (2001). A span's log odds weigh the strengths of the onsets on its beats, halves and other parts, after Temperley,
/// "Music and Probability" (2007), chapter 3.
std::vector<Seconds> track_beats(const std::vector<OnsetGroup>& groups, const BeatModel& model = {});

}  // namespace clavier
