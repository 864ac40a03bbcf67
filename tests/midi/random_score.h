#pragma once

#include "base/random.h"
#include "music/score.h"

namespace clavier::testing {

/// Any Score that MIDI can say, the same from the same seed: crowded with overlaps of one pitch, chords, pedal, meters,
/// keys, tempos and hands.
Score random_score(std::uint64_t seed);

}  // namespace clavier::testing
