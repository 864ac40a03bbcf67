#pragma once

#include <cstdint>

#include "base/temporary_file.h"

namespace clavier {

/// Replaces the serial number of the only stream of an Ogg file. Encoders choose it at random; with a fixed number,
/// equal sounds give equal files. Source of layout and checksum: RFC 3533, section 6. Throws Error when the file is not
/// a complete Ogg file.
void set_ogg_serial(TemporaryFile& file, std::uint32_t serial);

}  // namespace clavier
