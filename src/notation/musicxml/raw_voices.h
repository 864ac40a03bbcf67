#pragma once

#include <vector>

#include "notation/musicxml/raw_measure.h"

namespace clavier {

/// A monophonic voice: events of one measure without overlap, sorted by onset, and its staff.
struct RawVoice {
  Staff staff = Staff::upper;
  std::vector<RawEvent> events;
};

/// Whether the file's voices are numbered as in notation programs: 1 to 4 for the upper staff, 5 to 8 for the lower, 9
/// to 12 for the upper again. True when three of four notes and rests lie on the staff of their number, and all of
/// voices beyond 8: elsewhere these are a third staff's. In files where each staff counts its voices from 1, half of
/// them do.
bool numbered_by_staff(const std::vector<RawMeasure>& measures);

/// The voices of a measure by staff, then by number: one per voice of the file. A voice whose events overlap is split,
/// staff by staff, into as many as it needs. A voice's staff follows from its number when `by_number`; otherwise, and
/// for a split voice, it is the one where most of its notes are. Throws Error when there would be more than 64.
std::vector<RawVoice> make_raw_voices(const std::vector<RawEvent>& events, bool by_number);

}  // namespace clavier
