#pragma once

#include <vector>

#include "midi/parts.h"

namespace clavier {

/// Says which hand plays each track: by the tracks' names; when no name tells and there are two tracks, the one with
/// the higher mean pitch is the right hand's (the first when they are equal). A lone track that is the first of its
/// file is nobody's: its name is the piece's.
void assign_hands(MidiParts& parts);

/// Puts the notes of all tracks in the order of a Score: sorts chords, merges tracks.
void order_notes(MidiParts& parts);

}  // namespace clavier
