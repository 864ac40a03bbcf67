#pragma once

#include <string_view>

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The piano part of a MusicXML document (score-partwise, any version), also from other programs.
/// docs/formats/musicxml.md says what is read and what is repaired. The result satisfies all requirements of sheet.h
/// and can be written. `name` is for messages. Throws Error with the line when it is no MusicXML and for what read_xml
/// refuses. Also throws Error for a measure longer than kMaxMeasureLength, for more than 64 voices, or for times that
/// no grid holds.
Sheet read_musicxml(ByteView bytes, std::string_view name);

}  // namespace clavier
