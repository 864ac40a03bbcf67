#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Engraves any score. One whose notes follow its own beats keeps its bars and tempo (written_score.h); swung eighths
/// become even ones with the word "Swing". A performance is quantised on beats that are found, and its lengths are
/// simplified (simplify_lengths.h). Throws Error as engrave() does.
Sheet transcribe(const Score& score);

}  // namespace clavier
