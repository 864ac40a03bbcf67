#pragma once

#include <vector>

#include "music/note.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// A sounding note, in time from the start of the piece.
struct SoundingNote {
  ExactBeats onset;
  ExactBeats end;
  Pitch pitch = 60;
  std::uint8_t velocity = 64;
  Hand hand = Hand::unknown;
};

/// The notes of a sheet by onset, tied notes merged into one. When two voices of a hand begin the same pitch together,
/// there is one note, the longest and loudest. A tie without a next note ends with its note. A
/// tremolo is the notes that it is played in: as short as its strokes and the beams of its type say, 256ths at least.
std::vector<SoundingNote> make_sounding_notes(const Sheet& sheet);

}  // namespace clavier
