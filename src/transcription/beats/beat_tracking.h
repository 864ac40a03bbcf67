#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/beats/beat_model.h"

namespace clavier {

/// The beats of a performance, in order, from the first note's or the one before it to the last note's. Empty when
/// there are fewer than two onsets. Beats where nothing is struck are interpolated. Found twice, the second time
/// expecting the lengths that were usual around the first time (compute_local_beat_lengths), so that a piece keeps to
/// one level. The best path through spans between onsets, each one to four beats long, whose lengths change little from
/// one to the next: dynamic programming as in Ellis, "Beat tracking by dynamic programming" (2007), but over onsets and
/// with the length of the beat in the state, so that it may follow a rubato, as the agents of Dixon's BeatRoot do
/// (2001). A span's worth weighs how strong the onsets on its beat, halves and other parts are, after Temperley, "Music
/// and Probability" (2007), chapter 3.
std::vector<Seconds> track_beats(const std::vector<OnsetGroup>& groups, const BeatModel& model = {});

}  // namespace clavier
