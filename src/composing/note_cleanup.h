#pragma once

#include <span>
#include <vector>

#include "composing/playability_edits.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// A note of fewer steps is a speck if nobody would miss it. Length alone does not tell: 3.9 to 5.0 % of the notes of
/// real pieces last one step.
inline constexpr int kMinNoteSteps = 2;
/// It is soft beside the mean of what is struck within a second of it: 0.09 to 0.11 % of the notes of real pieces ...
inline constexpr double kArtefactLoudness = 0.7;
/// ... or nothing is struck within so many steps of it: 0.01 to 0.05 %.
inline constexpr int kIsolationSteps = 12;
/// The fastest that a key is struck again, 12 times a second: 0.05 to 0.12 % of the notes of real pieces come sooner.
inline constexpr int kMinRepeatSteps = 4;

/// Leaves out specks. `notes` are sorted by onset, here and below.
std::vector<GridNote> remove_short_note_artefacts(std::span<const GridNote> notes, PlayabilityEdits& changes);

/// A key struck again sooner than kMinRepeatSteps goes on sounding instead, as loud as the louder of the two.
std::vector<GridNote> merge_fast_repeats(std::span<const GridNote> notes, PlayabilityEdits& changes);

}  // namespace clavier
