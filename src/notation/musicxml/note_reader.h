#pragma once

#include <optional>

#include "notation/musicxml/raw_measure.h"
#include "notation/xml/xml.h"

namespace clavier {

/// Whether a Sheet can hold the pitch, apart from its accidentals: octave 0 to 9, within the range of MIDI.
bool is_writable(SpelledPitch pitch);

/// The note head of a note element as written; nothing for a rest, for a drum and for a pitch that a Sheet cannot
/// represent.
std::optional<SheetNote> read_notehead(const XmlElement& note);

/// The event of a note element, without pitch, onset, duration and staff: its kind (chord, rest or grace; measure_rest
/// when marked so), value, beams, tuplet brackets, stem, tremolo and fermata.
RawEvent read_event(const XmlElement& note);

}  // namespace clavier
