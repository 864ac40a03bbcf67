#pragma once

#include <span>
#include <vector>

#include "composing/playability_edits.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// Fingers hold a key so many steps at most where other keys are struck meanwhile; from then on it may be the pedal,
/// which transcribed performances do not tell from fingers.
inline constexpr int kMaxHoldSteps = 12;

struct PlayableNotes {
  std::vector<GridNote> notes;
  PlayabilityEdits changes;
};

/// What two hands can play of `notes` (sorted by onset, remove_overlaps), by rules that leave 99.2 to 99.8 % of the
/// notes of real pieces alone (modernist to baroque). Specks and repeats that are too fast go first (specks.h). Then,
/// of each chord (notes struck within kChordWindow of its first):
/// 1. Reach: a key more than kMaxHandSpan above the lowest one and more than that below the highest one is left out.
/// 2. Fingers: while is_playable is false, the softest of those keys goes that the fuller hand alone can reach.
/// 3. Ten keys: while more than ten are under the fingers, those of the chord and those struck up to kMaxHoldSteps
/// before that are still down, the softest of the chord goes.
/// The lowest and the highest key of a chord always stay: bass and melody. Of equally soft keys the lower goes.
PlayableNotes make_playable(std::span<const GridNote> notes);

}  // namespace clavier
