#pragma once

#include <span>
#include <vector>

#include "transcription/engraving/placed_notes.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Notes of one staff that begin and end together within a measure, as indices of the piece's notes from the lowest up.
/// No pitch occurs twice.
struct VoiceChord {
  ScoreTicks begin = 0;  ///< from the start of the measure
  ScoreTicks end = 0;
  std::vector<std::size_t> notes;
};

/// Chords in sequence, with gaps.
using VoiceLine = std::vector<VoiceChord>;

/// Separates the chords of one staff in one measure into voices, from the highest down. There are no more voices than
/// chords that sound against each other; none without notes. `sounding` has the indices of the staff's notes that sound
/// in the measure, in order.
/// A beam search for voices that do not cross, leap or pause without need, as in Chew and Wu, "Separating voices in
/// polyphonic music" (2004), and Cambouropoulos, "Voice separation" (2006).
std::vector<VoiceLine> separate_voices(const std::vector<PlacedNote>& notes, std::span<const std::size_t> sounding,
                                       const MeasureFrame& frame);

}  // namespace clavier
