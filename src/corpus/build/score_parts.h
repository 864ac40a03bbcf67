#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// The piece cut wherever nothing sounds for longer than `silence`; one part when that never happens. A part behind a
/// cut begins with the measure of its first note, in the meter, key and tempo that held there.
std::vector<Score> cut_at_silences(const Score& score, Seconds silence);

/// The notes that begin within `length` from `start` on, cut where it ends, moved so that the first one begins at zero,
/// or on a grid (music/grid.h) the beat that it lies in; in the meter, key and tempo that held there. Empty when
/// none begins.
Score cut_excerpt(const Score& score, Seconds start, Seconds length);

/// Without the notes that are both shorter than `length` and softer than `velocity`.
Score remove_artefacts(Score score, Seconds length, int velocity);

/// The share of onsets on a 24th of a beat: near 1 for scores, small for performances. 0 without notes.
double grid_share(const Score& score);

}  // namespace clavier
