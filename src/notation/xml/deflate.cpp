#include "notation/xml/deflate.h"

#include <zlib.h>

#include "base/error.h"

namespace clavier {
namespace {

constexpr int kRawWindowBits = -MAX_WBITS;  // negative: no zlib header

/// zlib takes its input through a pointer that is not const, but does not change it.
Bytef* input_of(ByteView bytes) { return const_cast<Bytef*>(bytes.data()); }

}  // namespace

Bytes deflate_bytes(ByteView bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindowBits, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw Error("zlib has no memory");
  Bytes packed(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  stream.next_in = input_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw Error("zlib cannot deflate");
  return packed;
}

Bytes inflate_bytes(ByteView packed, std::size_t size) {
  z_stream stream{};
  if (inflateInit2(&stream, kRawWindowBits) != Z_OK) throw Error("zlib has no memory");
  Bytes bytes(size + 1);  // one more than expected, so that excess output is detected
  stream.next_in = input_of(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = bytes.data();
  stream.avail_out = static_cast<uInt>(bytes.size());
  const int result = inflate(&stream, Z_FINISH);
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == size;
  inflateEnd(&stream);
  if (!whole) throw Error("its deflated bytes are damaged");
  bytes.resize(size);
  return bytes;
}

std::uint32_t crc_of(ByteView bytes) {
  return static_cast<std::uint32_t>(crc32(0, bytes.data(), static_cast<uInt>(bytes.size())));
}

}  // namespace clavier
