#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Any score on paper: one on a grid (is_on_grid) as it is written, a performance quantised first and
/// written for few voices (plain_lengths.h). Throws Error as
/// engrave() does.
Sheet transcribe(const Score& score);

}  // namespace clavier
