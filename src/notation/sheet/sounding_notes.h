#pragma once

#include <vector>

#include "music/note.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// A key that is struck and released, from the start of the piece.
struct SoundingNote {
  ExactBeats onset;
  ExactBeats end;
  Pitch pitch = 60;
  std::uint8_t velocity = 64;
  Hand hand = Hand::unknown;
};

/// The notes of a sheet by onset, ties merged into one note; of one pitch that two voices of a hand strike at once
/// there is one, the longest and loudest. A tie that leads nowhere ends where its note ends.
std::vector<SoundingNote> make_sounding_notes(const Sheet& sheet);

}  // namespace clavier
