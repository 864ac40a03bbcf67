#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// How much music changes its character within excerpts of `steps` steps. Each excerpt is cut into two halves. The
/// result is the share of the variance between all halves that lies between the halves of one excerpt. It is the mean
/// of that share for five features: log number of notes, log number of chords, mean pitch, mean log length and mean
/// velocity.
///
/// 0 .. 1: about 1 where halves are unrelated; 0 with fewer than two excerpts that have enough notes in both halves.
double measure_within_piece_variance(std::span<const std::vector<GridNote>> excerpts, int steps);

}  // namespace clavier
