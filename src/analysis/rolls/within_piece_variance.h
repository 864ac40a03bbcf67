#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// How far music changes its character within excerpts of `steps` steps: of the variance between all their halves, the
/// share that lies between the halves of one excerpt; the mean of that of how many notes and chords there are
/// (logarithms), mean pitch, mean logarithm of lengths and mean velocity. 0 .. 1; about 1 where halves have nothing to
/// do with each other, 0 where there are less than two excerpts with notes in both halves.
double measure_within_piece_variance(std::span<const std::vector<GridNote>> excerpts, int steps);

}  // namespace clavier
