#pragma once

#include "notation/sheet/sheet.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// A direction at the place where the writer is; a tempo that is only heard becomes a sound element.
void write_direction(XmlWriter& xml, const Direction& direction);

}  // namespace clavier
