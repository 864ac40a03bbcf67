#pragma once

#include <string_view>

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The piano part of a MusicXML document (score-partwise, any version), also from other programs;
/// docs/formats/musicxml.md says what is kept and what is mended. The result keeps all promises of sheet.h and can be
/// written. `name` is for messages. Throws Error with the line for what is no MusicXML, for what read_xml refuses, and
/// for a measure longer than kMaxMeasureLength, with more than 64 voices, or with times that no grid holds.
Sheet read_musicxml(ByteView bytes, std::string_view name);

}  // namespace clavier
