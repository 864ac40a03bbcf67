#pragma once

#include <string>

#include "base/bytes.h"

namespace clavier {

/// The bytes of a text event as UTF-8: unchanged when they are valid UTF-8, else read as Latin-1, the other common
/// encoding. Drops what no XML document may contain: control characters other than tabs and line ends, U+FFFE and
/// U+FFFF.
std::string utf8_from_midi(ByteView bytes);

}  // namespace clavier
