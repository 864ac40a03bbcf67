#pragma once

#include "notation/sheet/repeats.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// Writes the bar line at the start of a measure where a section or a volta bracket begins.
void write_left_bar_line(XmlWriter& xml, const RepeatBars& bars);

/// Writes the bar line at the end of a measure where one ends. `volta` is the bracket that ends, if one does.
void write_right_bar_line(XmlWriter& xml, const RepeatBars& bars, const Volta* volta);

}  // namespace clavier
