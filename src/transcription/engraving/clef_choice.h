#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/engraving/placed_notes.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// The clef of a staff in each measure, treble or bass: the sequence with the fewest ledger lines and clef changes, by
/// Viterbi's algorithm. `sounding` has the indices of the staff's notes in each measure.
std::vector<Clef> choose_clefs(const std::vector<PlacedNote>& notes,
                               const std::vector<std::vector<std::size_t>>& sounding, Staff staff);

}  // namespace clavier
