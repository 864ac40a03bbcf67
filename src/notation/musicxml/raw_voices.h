#pragma once

#include <vector>

#include "notation/musicxml/raw_measure.h"

namespace clavier {

/// Events of one measure that follow one another without overlap, sorted by onset, with the staff they are at home on.
struct RawVoice {
  Staff staff = Staff::upper;
  std::vector<RawEvent> events;
};

/// Whether the file's voices are numbered as notation programs do: 1 to 4 for the upper staff, 5 to 8 for the lower, 9
/// to 12 for the upper again. True when three of four notes and rests lie on that staff; where each staff counts its
/// voices from 1, half of them do.
bool numbered_by_staff(const std::vector<RawMeasure>& measures);

/// The lanes of a measure by staff, then by number of voice: one a voice, or where events of a voice overlap, as many
/// as they need, staff by staff. A voice's staff is the one its number says when `by_number`; otherwise, and for a
/// voice that was taken apart, the one where most of its notes are. Throws Error when there would be more than 64.
std::vector<RawVoice> make_raw_voices(const std::vector<RawEvent>& events, bool by_number);

}  // namespace clavier
