#pragma once

#include <optional>

#include "notation/musicxml/raw_measure.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The note head of a note element; nothing for a rest, for a drum and for a pitch that a Sheet cannot represent.
std::optional<SheetNote> read_notehead(const XmlElement& note);

/// The event of a note element, without pitch, onset, duration and staff: its kind (chord, rest or grace; measure_rest
/// when marked so), value, beams, tuplet brackets, stem and fermata.
RawEvent read_event(const XmlElement& note);

}  // namespace clavier
