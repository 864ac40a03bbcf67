#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Default tolerance: notes belong to one chord when none begins later than this after the first.
inline constexpr int kOnsetToleranceSteps = 1;

/// The chords of sorted notes; a single note is a chord, too.
std::vector<std::span<const GridNote>> chords_of(std::span<const GridNote> notes, int tolerance = kOnsetToleranceSteps);

/// The onsets of the chords of sorted notes.
std::vector<int> chord_onsets(std::span<const GridNote> notes, int tolerance = kOnsetToleranceSteps);

}  // namespace clavier
