#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "music/music_part.h"
#include "notation/sheet/sheet.h"

namespace clavier {

struct MusicXmlReading {
  Sheet sheet;
  std::vector<MusicPart> parts;       ///< all of the document
  std::vector<std::string> warnings;  ///< which parts are left out or reduced, and how to choose others
};

/// A MusicXML document as piano music (score-partwise, any version), also from other programs.
/// docs/formats/musicxml.md says what is read and what is repaired. The result satisfies all requirements of sheet.h
/// and can be written. `name` is for messages. Throws Error with the line when it is no MusicXML and for what read_xml
/// refuses. Also throws Error for a measure longer than kMaxMeasureLength, for more than 64 voices, or for times that
/// no grid holds.
/// `wanted` chooses parts by number and name ("1,3-4,Piano"); empty: all but percussion. Throws Misuse for a part that
/// is not there.
MusicXmlReading read_musicxml_parts(ByteView bytes, std::string_view name, std::string_view wanted);

/// The sheet of all parts but percussion.
Sheet read_musicxml(ByteView bytes, std::string_view name);

}  // namespace clavier
