#pragma once

#include "music/score.h"

namespace clavier {

/// Whether the beats of a score are musical beats: at least half of its notes begin on a third or a quarter of a beat,
/// or to the tick on a fifth or a seventh. In a performance recorded at a nominal tempo about a quarter of them do.
/// False without notes.
bool is_on_grid(const Score& score);

}  // namespace clavier
