#pragma once

#include <span>
#include <vector>

#include "music/score.h"
#include "music/spelled_pitch.h"

namespace clavier {

/// The pitch spelled with the name at `fifths` on the line of fifths (C 0, G 1, F -1, F sharp 6, B flat -2), which must
/// be one of its names.
SpelledPitch spell_pitch(Pitch pitch, int fifths);
/// The inverse: 6 for F sharp of any octave.
int line_of_fifths(SpelledPitch pitch);

/// A name for each note of `notes` (sorted), as positions on the line of fifths. `keys` (sorted) may be empty: no
/// sharps or flats. This is the first stage of Meredith's ps13 ("The ps13 pitch spelling algorithm", Journal of New
/// Music Research 35, 2006). Each of the twelve tonics votes for the note's name in its harmonic chromatic scale. Its
/// weight is the number of its notes among the 10 before this note and the 42 from this one on. The tonics' own names,
/// which ps13 takes from the first note, come from the key signature.
/// The second stage of ps13, which corrects neighbour and passing notes, is replaced: a note that moves by a semitone
/// to a note of the signature's scale has `leading` votes for the name a step away. Double sharps and double flats are
/// for such notes alone.
std::vector<int> spell_fifths(std::span<const Note> notes, std::span<const KeySignature> keys, int leading = 12);

/// Spells all notes of a score by its key signatures. A score without any gets the one that is found for it
/// (key_segments.h).
std::vector<SpelledPitch> spell(const Score& score);

}  // namespace clavier
