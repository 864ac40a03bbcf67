#pragma once

#include <cstdint>

#include "base/temporary_file.h"

namespace clavier {

/// Gives the one stream of an Ogg file this serial number in place of the random one that encoders draw, so that equal
/// sounds are equal files. Source of layout and checksum: RFC 3533, section 6. Throws Error when the file is no whole
/// Ogg file.
void set_ogg_serial(TemporaryFile& file, std::uint32_t serial);

}  // namespace clavier
