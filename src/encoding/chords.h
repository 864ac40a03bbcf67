#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Notes are struck together, as a chord, when none begins later than this after the first, unless said otherwise.
inline constexpr int kOnsetToleranceSteps = 1;

/// The chords of sorted notes; a note struck alone is one, too.
std::vector<std::span<const GridNote>> chords_of(std::span<const GridNote> notes, int tolerance = kOnsetToleranceSteps);

/// Where the chords of sorted notes begin.
std::vector<int> chord_onsets(std::span<const GridNote> notes, int tolerance = kOnsetToleranceSteps);

}  // namespace clavier
