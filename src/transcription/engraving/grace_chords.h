#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/engraving/placed_notes.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Marks which of the wanted notes (one entry for each note, or none at all) can be grace notes: those with another
/// note at their onset and staff that is not wanted as one.
void mark_graces(std::vector<PlacedNote>& notes, const std::vector<bool>& wanted);

/// Puts grace notes before the chords that begin with them: one alone as a slashed eighth, several as sixteenths.
void add_graces(const std::vector<PlacedNote>& notes, const std::vector<MeasureFrame>& frames,
                std::vector<Measure>& measures);

}  // namespace clavier
