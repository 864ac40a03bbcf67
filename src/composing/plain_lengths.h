#pragma once

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// Lengthens the notes below an eighth that a rest of their hand follows: to the next onset of the hand or of the
/// pitch, or to an eighth (from other places than eighths, a triplet's or a sixteenth), whichever comes first. A page
/// then shows eighths, not sixteenths and rests.
void lengthen_short_notes(BarPiece& piece);

}  // namespace clavier
