#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// The interval from one tonic to another, -5 .. 6 semitones; a tritone goes up.
int nearest_interval(int from_tonic, int to_tonic);

/// The piece transposed by `semitones`. A note that would leave the piano moves by octaves, and is dropped where its
/// pitch is already held.
Score transpose_on_piano(Score score, int semitones);

}  // namespace clavier
