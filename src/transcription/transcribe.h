#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Engraves any score. One whose notes follow its own beats (test_told_beats) keeps its bars and tempo: as it is where
/// onsets and lengths are as notated, else after snap_onsets() and write_lengths(); swung eighths become even ones with
/// the word "Swing". A performance is quantised on beats that are found, and its lengths are simplified
/// (simplify_lengths.h). Throws Error as engrave() does.
Sheet transcribe(const Score& score);

}  // namespace clavier
