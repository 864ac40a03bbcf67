#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Simplifies the lengths of a quantised performance (sorted notes on a grid, hands known) as an engraver would, so
/// that a hand needs few voices. A note that is played for about that long lasts until the next onset of its hand. A
/// note before a long rest has a simple value. The outer note of a hand that is held against others for a beat or more
/// lasts to a later beat of its measure. No note reaches the next onset of its pitch. `graces` marks grace notes, which
/// are ignored; one entry for each note.
Score simplify_lengths(Score score, const std::vector<bool>& graces);

}  // namespace clavier
