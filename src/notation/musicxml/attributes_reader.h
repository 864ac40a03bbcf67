#pragma once

#include <optional>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The first key of an attributes element with at most 7 sharps or flats.
std::optional<SheetKey> read_key(const XmlElement& attributes);
/// Its first time signature that a Sheet can represent; 3+2/8 counts as 5/8.
std::optional<SheetMeter> read_meter(const XmlElement& attributes);
/// The clef of a clef element; nothing for signs of other instruments.
std::optional<Clef> read_clef(const XmlElement& clef);

}  // namespace clavier
