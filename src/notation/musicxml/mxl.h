#pragma once

#include <string_view>

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Compressed MusicXML: a zip archive with score.musicxml as write_musicxml makes it. The same sheet gives the same
/// bytes with the same zlib. Throws Error as write_musicxml does.
Bytes write_mxl(const Sheet& sheet);

/// The sheet of the score that META-INF/container.xml names first; without a container, of the first .musicxml or .xml
/// file. Throws Error when it is no archive, for what ZipReader refuses, and as read_musicxml does. `name` is for
/// messages.
Sheet read_mxl(ByteView bytes, std::string_view name);

}  // namespace clavier
