#pragma once

#include <optional>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The first key of an attributes element that has 7 sharps or flats at most.
std::optional<SheetKey> read_key(const XmlElement& attributes);
/// Its first time signature that a Sheet can say; 3+2/8 counts as 5/8.
std::optional<SheetMeter> read_meter(const XmlElement& attributes);
/// What a clef element says; nothing for signs of other instruments.
std::optional<Clef> read_clef(const XmlElement& clef);

}  // namespace clavier
