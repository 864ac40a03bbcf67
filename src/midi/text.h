#pragma once

#include <string>

#include "base/bytes.h"

namespace clavier {

/// The bytes of a text event as UTF-8: as they are when they are valid UTF-8, else read as Latin-1, the other usual
/// encoding. Left out is what no document may contain: control characters but tabs and line ends, U+FFFE and U+FFFF.
std::string utf8_from_midi(ByteView bytes);

}  // namespace clavier
