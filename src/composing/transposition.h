#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// -5 .. 6: the shortest way from one tonic to another, up a tritone rather than down.
int nearest_interval(int from_tonic, int to_tonic);

/// The piece moved by `semitones` with every note on the piano: what would leave it moves by octaves, and is left out
/// where that key is already held.
Score transpose_on_piano(Score score, int semitones);

}  // namespace clavier
