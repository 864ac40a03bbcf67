#pragma once

#include <optional>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The first key of an attributes element with at most 7 sharps or flats.
std::optional<SheetKey> read_key(const XmlElement& attributes);
/// Its first time signature that a Sheet can represent. Parts of one add up: 3+2/8 is 5/8, 2/4 and 3/8 are 7/8.
std::optional<SheetMeter> read_meter(const XmlElement& attributes);
/// The meter of a measure of that length, in quarter notes or the longest shorter notes that count it; nothing when
/// none do.
std::optional<SheetMeter> meter_as_long_as(ExactBeats length);
/// The clef of a clef element; nothing for signs of other instruments.
std::optional<Clef> read_clef(const XmlElement& clef);

}  // namespace clavier
