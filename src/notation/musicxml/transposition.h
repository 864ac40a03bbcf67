#pragma once

#include <optional>

#include "music/spelled_pitch.h"
#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// How far a transposing instrument sounds from what is written: -2 semitones and -1 step for a clarinet in B flat.
struct Transposition {
  int semitones = 0;  ///< without whole octaves that `octaves` counts
  int steps = 0;      ///< of the staff, likewise
  int octaves = 0;
  bool operator==(const Transposition&) const = default;
};

/// The contents of a transpose element. Steps that are missing or do not go with the semitones (a transposition by more
/// than seven fifths) are those of the usual interval.
Transposition read_transposition(const XmlElement& transpose);

/// The same interval with the spelling that leaves a written key of `fifths` at most seven sharps or flats.
Transposition fit_to_key(Transposition by, int fifths);

/// The sounding key of a written one, at most seven sharps or flats when `by` fits it.
SheetKey transpose(SheetKey key, Transposition by);

/// The sounding pitch of a written one, with at most two accidentals. Its octave may be beyond MIDI.
SpelledPitch transpose(SpelledPitch pitch, Transposition by);

/// The clef that puts sounding notes where the written ones stood when the instrument sounds whole octaves away.
Clef transpose(Clef clef, Transposition by);

}  // namespace clavier
