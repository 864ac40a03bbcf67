#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Engraves any score: one on a grid (is_on_grid) as it is, a performance after quantising and simplifying its lengths
/// (simplify_lengths.h). Throws Error as engrave() does.
Sheet transcribe(const Score& score);

}  // namespace clavier
