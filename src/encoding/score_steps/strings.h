#pragma once

#include <cstddef>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// Makes the notes playable on strings, of which the piano has one a pitch and the voice its own: of notes that strike
/// a string together the first stays, as long as the longest; a string sounds until it is struck again at most.
/// Bars keep their order. Returns the number of notes that were dropped.
std::size_t strike_strings_once(BarPiece& piece);

}  // namespace clavier
