#pragma once

#include "base/bytes.h"

namespace clavier {

/// Raw deflate (RFC 1951) without any header, at zlib's default level.
Bytes deflate_bytes(ByteView bytes);

/// The reverse, when it gives exactly `size` bytes and takes all of `packed`. Throws Error otherwise.
Bytes inflate_bytes(ByteView packed, std::size_t size);

/// CRC-32 as in zip archives.
std::uint32_t crc_of(ByteView bytes);

}  // namespace clavier
