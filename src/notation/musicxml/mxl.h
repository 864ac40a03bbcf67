#pragma once

#include <string_view>

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Compressed MusicXML: a zip archive with score.musicxml as write_musicxml makes it. The same sheet gives the same
/// bytes with the same zlib. Throws Error as write_musicxml does.
Bytes write_mxl(const Sheet& sheet);

/// The document that META-INF/container.xml names first; without a container, the first .musicxml or .xml file. Throws
/// Error when it is no archive, and for what ZipReader refuses. `name` is for messages.
Bytes unpack_mxl(ByteView bytes, std::string_view name);

/// Its sheet. Throws Error as read_musicxml does, too.
Sheet read_mxl(ByteView bytes, std::string_view name);

}  // namespace clavier
