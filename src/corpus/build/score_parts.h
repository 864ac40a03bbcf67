#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Cuts the piece wherever nothing sounds for longer than `silence`; one part when that never happens. A part after a
/// cut begins with the measure of its first note, in the meter, key and tempo in force there.
std::vector<Score> cut_at_silences(const Score& score, Seconds silence);

/// The notes that begin within `length` of `start`, truncated at its end. Shifted so that the first note begins at
/// zero; on a grid (music/grid.h) the beat that contains it does. Keeps the meter, key and tempo in force there. Empty
/// when no note begins there.
Score cut_excerpt(const Score& score, Seconds start, Seconds length);

/// Removes the notes that are both shorter than `length` and softer than `velocity`.
Score remove_artefacts(Score score, Seconds length, int velocity);

/// The share of onsets that lie on 1/24 of a beat: near 1 for scores, small for performances. 0 without notes.
double grid_share(const Score& score);

}  // namespace clavier
