#pragma once

#include <vector>

#include "midi/parts.h"

namespace clavier {

/// Puts the notes of all tracks in the order of a Score: sorts chords, then merges tracks.
void order_notes(MidiParts& parts);

}  // namespace clavier
