#pragma once

#include "base/options.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// At most so many edits at a time.
inline constexpr std::size_t kMaxEdits = 100'000;

/// The piece after notes were put, moved and removed: a list of {"do": "put", "note": {"t", "d", "p", "v", "h"}},
/// {"do": "move", "id", "note": any of these} and {"do": "remove", "id"}; ids are those of list_notes(), times in
/// performed seconds. On paper, new times go to the nearest 1/24 of a quarter note, a repeat is written out, and the
/// loudness with which the piece was performed becomes its own. Throws Misuse for what makes no sense, and when no note
/// would be left.
StudioPiece apply_edits(const StudioPiece& piece, const Json& edits);

/// Transposed by so many semitones; notes that would leave the piano move by octaves.
StudioPiece transpose_piece(const StudioPiece& piece, int semitones);

/// With all that performing adds: velocities, tempos, lengths and pedal are the piece's own from now on.
StudioPiece perform_piece(const StudioPiece& piece, bool articulation);

}  // namespace clavier
