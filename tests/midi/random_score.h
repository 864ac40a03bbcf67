#pragma once

#include "base/random.h"
#include "music/score.h"

namespace clavier::testing {

/// A random Score that MIDI can represent, determined by the seed. Dense with overlaps of one pitch, chords, pedal,
/// meters, keys, tempos and hands.
Score random_score(std::uint64_t seed);

}  // namespace clavier::testing
