#pragma once

#include <optional>

#include "notation/musicxml/raw_measure.h"
#include "notation/xml/xml.h"

namespace clavier {

/// What a note element says of its pitch: nothing for a rest, for a drum and for a pitch that a Sheet cannot say.
std::optional<SheetNote> read_notehead(const XmlElement& note);

/// What a note element says besides pitch, place, duration and staff: kind (chord, rest or grace; measure_rest when it
/// says so), value, beams, brackets, stem, fermata.
RawEvent read_event(const XmlElement& note);

}  // namespace clavier
