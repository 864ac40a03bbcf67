#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Notes are struck together, as a chord, when none begins later than this after the first.
inline constexpr int kTogetherSteps = 1;

/// Where the chords of sorted notes begin; a note struck alone is a chord, too.
std::vector<int> chord_onsets(std::span<const GridNote> notes);

}  // namespace clavier
