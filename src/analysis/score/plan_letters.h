#pragma once

#include <string>
#include <vector>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// The plan of a piece in letters, one text a bar: a bar that is new, or has nothing but the rhythm of an earlier one,
/// has the next letter (A .. Z, AA ...); one that is the same as an earlier one has its letter, one that varies it the
/// letter with an apostrophe, and one that is transposed also the semitones: "A'+5". See find_bar_references. Silent
/// bars are "-".
std::vector<std::string> plan_letters(const BarPiece& piece);

}  // namespace clavier
