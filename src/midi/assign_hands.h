#pragma once

#include "midi/parts.h"

namespace clavier {

/// Assigns a hand to the notes, and says by which of these rules, the first that applies:
/// - names: the tracks' names give hands; a track named for the voice is the voice's, and of two tracks one without a
///   hand in its name is the other hand's;
/// - tracks: of two tracks the one with the higher mean pitch is the right hand's (the first when they are equal);
/// - channels: all notes are on two channels, each of one hand's reach and both of one instrument. The higher one is
///   the right hand's; of two less than a fourth apart, the lower number.
/// A lone track that is the first of its file has the name of the piece, so that only channels count there; channels of
/// a track that is named for both hands do not.
HandRule assign_hands(MidiParts& parts);

}  // namespace clavier
