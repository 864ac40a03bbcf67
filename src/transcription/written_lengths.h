#pragma once

#include <vector>

#include "music/note.h"

namespace clavier {

/// A note whose onset is on the grid, while its end is where it was played.
struct QuantisedOnset {
  Note note;         ///< onset on the grid; duration not yet meant
  Beats played_end;  ///< in score time
};

/// Gives notes (sorted by onset) the lengths that an engraver would write: until the next onset of their hand when that
/// is how they are played, detached or a little over; a simple value, when long rests follow; and on to a later beat of
/// their measure when the outer note of a chord is held under or over others for a beat or more. No note reaches the
/// next onset of its pitch. `beat` in quarter notes, `bars` where measures begin (sorted).
std::vector<Note> with_written_lengths(std::vector<QuantisedOnset> onsets, double beat, const std::vector<Beats>& bars);

}  // namespace clavier
