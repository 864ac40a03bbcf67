#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Marks the melody, with one entry for each note of a score. It is the skyline of the right hand: the highest note of
/// each onset, unless a higher melody note is still held (Uitdenbogerd and Zobel, "Melodic matching techniques for
/// large music databases", 1999). Without notes of the right hand it is the skyline of all notes.
std::vector<bool> find_melody(const Score& score);

}  // namespace clavier
