#pragma once

#include <span>
#include <vector>

#include "composing/playability/playability_edits.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// The most steps for which a finger is taken to hold a piano key while others are played. Later the pedal may hold it,
/// which transcribed performances do not distinguish.
inline constexpr int kMaxHoldSteps = 12;

/// Playable notes, and how they differ from those given.
struct PlayableNotes {
  std::vector<GridNote> notes;
  PlayabilityEdits changes;
};

/// What two hands can play of `notes` (sorted by onset, remove_overlaps). Fast repeats and short-note artefacts go
/// first (note_cleanup.h). Then three rules apply to each chord, the notes that begin within kChordWindow of its first:
/// 1. Reach: a note more than kMaxHandSpan above the lowest and more than that below the highest is removed.
/// 2. Fingers: while is_playable is false, the softest note goes that only the fuller hand can reach.
/// 3. Ten keys: the softest of the chord goes while the chord and the notes under the fingers are more than ten. Under
/// the fingers are held notes that began up to kMaxHoldSteps before.
/// The lowest and the highest note of a chord always stay: bass and melody. Of equally soft notes the lower goes.
PlayableNotes make_playable(std::span<const GridNote> notes);

}  // namespace clavier
