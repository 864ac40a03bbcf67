#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// The lengths of a quantised performance (sorted notes on a grid, hands known) as an engraver would simplify them, so
/// that a hand needs few voices: until the next onset of the hand, when that is about how a note is played; a simple
/// value when a long rest follows; and on to a later beat of its measure when the outer note of a hand is held under or
/// over others for a beat or more. No note reaches the next onset of its pitch. `graces` says which notes are grace
/// notes, which have no part in this; one entry for each note.
Score simplify_lengths(Score score, const std::vector<bool>& graces);

}  // namespace clavier
