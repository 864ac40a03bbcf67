#pragma once

#include <vector>

#include "transcription/engraving/placed_notes.h"
#include "transcription/engraving/staff_voices.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// The voices of one staff in one measure, made from the lines of separate_voices(): with values, rests, ties, beams
/// and, when there are several, stems. The voice that sounds longest shows all its rests; gaps of the others are
/// hidden.
std::vector<Voice> engrave_staff(const std::vector<PlacedNote>& notes, const std::vector<VoiceLine>& lines, Staff staff,
                                 const MeasureFrame& frame);

}  // namespace clavier
