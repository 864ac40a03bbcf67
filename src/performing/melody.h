#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Which notes are the melody, one entry for each note of a score: the skyline of the right hand, that is the highest
/// note of each onset unless a melody note above it is still held (Uitdenbogerd and Zobel, "Melodic matching techniques
/// for large music databases", 1999). The skyline of all notes when none is the right hand's.
std::vector<bool> find_melody(const Score& score);

}  // namespace clavier
