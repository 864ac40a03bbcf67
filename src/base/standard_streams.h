#pragma once

#include "base/bytes.h"

namespace clavier {

/// Everything up to the end of standard input. Throws Error when it cannot be read or has more than `limit` bytes.
Bytes read_standard_input(std::uint64_t limit = std::uint64_t{1} << 32);

/// Writes the bytes as they are. Throws Error when standard output takes no more.
void write_standard_output(ByteView bytes);

}  // namespace clavier
