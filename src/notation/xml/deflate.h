#pragma once

#include "base/bytes.h"

namespace clavier {

/// Raw deflate (RFC 1951) without any header, at zlib's default level.
Bytes deflate_bytes(ByteView bytes);

/// Inflates `packed`, which must give exactly `size` bytes and be consumed completely. Throws Error otherwise.
Bytes inflate_bytes(ByteView packed, std::size_t size);

/// The CRC-32 of zip archives.
std::uint32_t crc_of(ByteView bytes);

}  // namespace clavier
