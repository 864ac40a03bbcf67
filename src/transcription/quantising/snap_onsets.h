#pragma once

#include <vector>

#include "transcription/meter/told_beats.h"

namespace clavier {

/// Moves onsets to parts of the beats that the score tells, each beat and hand in the division that explains its onsets
/// most simply: by their distances in units of the jitter and the shares of divisions in `told`. When the onsets are
/// exact, only those move that are a tick off. Notes keep their lengths. The hands of `score` are known.
Score snap_onsets(Score score, const ToldBeats& told);

}  // namespace clavier
