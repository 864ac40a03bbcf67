#pragma once

#include <vector>

#include "midi/parts.h"

namespace clavier {

/// The parts of a file: the notes of each channel of each track, in the order of tracks and channels, and last the
/// percussion of all tracks.
std::vector<MusicPart> list_parts(const MidiParts& parts);

}  // namespace clavier
