#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/engraving/placed_notes.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Marks those of the wanted notes (one entry for each, or none at all) that can be drawn as grace notes: where another
/// note of their staff begins with them and is none.
void mark_graces(std::vector<PlacedNote>& notes, const std::vector<bool>& wanted);

/// Puts grace notes before the chords that begin with them: one alone as a slashed eighth, several as sixteenths.
void add_graces(const std::vector<PlacedNote>& notes, const std::vector<MeasureFrame>& frames,
                std::vector<Measure>& measures);

}  // namespace clavier
