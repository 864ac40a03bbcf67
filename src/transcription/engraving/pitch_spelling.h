#pragma once

#include <span>
#include <vector>

#include "music/score.h"
#include "music/spelled_pitch.h"

namespace clavier {

/// The pitch written with the name at `fifths` on the line of fifths (C 0, G 1, F -1, F sharp 6, B flat -2), which must
/// be one of its names.
SpelledPitch spell_pitch(Pitch pitch, int fifths);
/// The inverse: 6 for F sharp of any octave.
int line_of_fifths(SpelledPitch pitch);

/// A name for each note of `notes` (sorted), on the line of fifths. `keys` (sorted) may be empty: no sharps or flats.
/// The first stage of Meredith's ps13 ("The ps13 pitch spelling algorithm", Journal of New Music Research 35, 2006):
/// each of the twelve tonics has a vote as large as the number of its notes among the 10 before and the 42 from this
/// one on, for the name that the note has in the harmonic chromatic scale of that tonic. The tonics' own names, which
/// ps13 takes from the first note, come from the signature. In place of its second stage, which mends neighbour and
/// passing notes, a note that goes on by a semitone to one of the signature's scale has `leading` votes for the name a
/// step away.
std::vector<int> spell_fifths(std::span<const Note> notes, std::span<const KeySignature> keys, int leading = 12);

/// The same for all notes of a score, with its signatures, or, when it has none, with the one found for it
/// (key_segments.h).
std::vector<SpelledPitch> spell(const Score& score);

}  // namespace clavier
