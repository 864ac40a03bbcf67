#pragma once

#include <cstddef>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// Of notes with one pitch and one onset the first stays, as long as the longest. A note ends when its pitch begins
/// again. The voice of a song does not overlap with the piano. Bars keep their order. Returns the number of notes that
/// were dropped.
std::size_t remove_pitch_overlaps(BarPiece& piece);

}  // namespace clavier
