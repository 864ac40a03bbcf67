#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// What a sheet sounds like, played as it stands from its first measure to its last; repeats are not unfolded. Notes
/// with ties merged, the upper staff's voices for the right hand; velocities as the notes have them, else by dynamics
/// (see loudness.h); grace chords as make_played_events.h says; pedal depths 127 and 0, a change lifts and presses at
/// once. A meter is told again after an incomplete measure, so that measures counted from it come out right. Times are
/// exact multiples of 1/resolution beat as long as that is at most 32767; beyond, they are rounded to 1/10080.
Score score_of(const Sheet& sheet);

}  // namespace clavier
