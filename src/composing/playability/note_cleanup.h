#pragma once

#include <span>
#include <vector>

#include "composing/playability/playability_edits.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// A note of fewer steps is a short-note artefact if it is also soft or isolated. Length alone does not decide, as
/// human pieces have many notes of one step.
inline constexpr int kMinNoteSteps = 2;
/// Soft: below this share of the mean velocity within a second before and after.
inline constexpr double kArtefactLoudness = 0.7;
/// Isolated: no other note begins within so many steps.
inline constexpr int kIsolationSteps = 12;
/// The shortest time between two onsets of a pitch: 12 onsets a second.
inline constexpr int kMinRepeatSteps = 4;

/// The notes without short-note artefacts. `notes` are sorted by onset, here and below.
std::vector<GridNote> remove_short_note_artefacts(std::span<const GridNote> notes, PlayabilityEdits& changes);

/// Merges a note with the one before when its pitch begins again sooner than kMinRepeatSteps. The louder velocity
/// counts.
std::vector<GridNote> merge_fast_repeats(std::span<const GridNote> notes, PlayabilityEdits& changes);

}  // namespace clavier
