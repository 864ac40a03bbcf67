#pragma once

#include "base/options.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// Which notes are in one of two versions alone: {"only_here": [ids], "only_there": [ids], "measures": [{"bar", "here",
/// "there"}]}, with the measures that differ and how many of these notes each has. Two notes are the same when pitch,
/// onset and length agree: on paper to 1/48 of a quarter note, of a performance to 10 ms.
Json compare_pieces(const StudioPiece& here, const StudioPiece& there);

}  // namespace clavier
