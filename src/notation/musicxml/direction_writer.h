#pragma once

#include "notation/sheet/sheet.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// Writes a direction at the writer's position; a tempo that is played but not printed becomes a sound element.
void write_direction(XmlWriter& xml, const Direction& direction);

}  // namespace clavier
