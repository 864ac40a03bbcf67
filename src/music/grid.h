#pragma once

#include "music/score.h"

namespace clavier {

/// Whether the beats of a score mean something: at least half of its notes begin on a third or a quarter of a beat. In
/// a performance written down at a nominal tempo about a quarter of them do. False without notes.
bool is_on_grid(const Score& score);

}  // namespace clavier
