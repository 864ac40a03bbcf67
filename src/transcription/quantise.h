#pragma once

#include "music/score.h"

namespace clavier {

/// A performance, whose beats mean nothing but time, as a score on a grid that can be engraved: beats and measures by
/// find_measures, places within beats by divide_beats, lengths by with_written_lengths, hands by with_hands. Tempo and
/// meters follow the performance, the key signature is found, pedal and velocities go along. Notes of one pitch that
/// fall on one place become one. The resolution is 24 parts of a quarter note. A performance of fewer than two onsets
/// is taken at 120 quarter notes a minute.
Score quantised(const Score& performance);

}  // namespace clavier
