#pragma once

#include "midi/parts.h"

namespace clavier {

/// Ends the notes whose note-offs are missing, and those that sound with them on their key of their channel. On such a
/// key a note ends with the next onset or note-off, as on a keyboard, where one key sounds once. Without any in its
/// track, the first one of the same channel in another track ends it, or else the end of its own track. Keys with a
/// note-off for every note are left as they are. `resolution` is in ticks per beat.
void end_hanging_notes(MidiParts& parts, int resolution);

}  // namespace clavier
