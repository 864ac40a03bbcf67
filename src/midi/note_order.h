#pragma once

#include <vector>

#include "midi/parts.h"

namespace clavier {

/// Assigns a hand to each track, by the tracks' names; the voice to a track of that name beside named hands. When no
/// name gives a hand and there are two tracks, the one with the higher mean pitch is the right hand's (the first when
/// they are equal). A lone track that is the first of its file gets no hand: its name is the title.
void assign_hands(MidiParts& parts);

/// Puts the notes of all tracks in the order of a Score: sorts chords, then merges tracks.
void order_notes(MidiParts& parts);

}  // namespace clavier
