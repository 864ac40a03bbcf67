#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace clavier {

/// Why reading a part of a file stopped; caught inside midi/ and turned into a warning.
struct MidiParseError {
  std::size_t byte;  ///< from the start of the file
  std::string what;
};

/// Reads forward through part of a file and never beyond it.
class ByteReader {
 public:
  /// The bytes begin .. end - 1 of `file`; end <= file.size().
  ByteReader(ByteView file, std::size_t begin, std::size_t end)
      : file_(file.data()), at_(file.data() + begin), end_(file.data() + end) {}

  bool at_end() const { return at_ == end_; }
  /// Where the next byte lies, from the start of the file.
  std::size_t position() const { return static_cast<std::size_t>(at_ - file_); }
  /// Without moving on. Only when not at_end().
  std::uint8_t peek() const { return *at_; }

  /// Throws MidiParseError at the end.
  std::uint8_t byte() {
    if (at_ == end_) [[unlikely]]
      fail_at_end();
    return *at_++;
  }

  /// Up to 28 bits, seven a byte, most significant first. Throws MidiParseError when longer than four bytes or cut off.
  std::uint32_t variable_length() {
    std::uint32_t value = byte();
    if (value < 0x80) return value;
    value &= 0x7f;
    for (int count = 1; count < 4; ++count) {
      const std::uint32_t next = byte();
      value = value << 7 | (next & 0x7f);
      if (next < 0x80) return value;
    }
    fail_too_long();
  }

  /// The next `count` bytes. Throws MidiParseError when there are fewer.
  ByteView bytes(std::size_t count) {
    if (count > static_cast<std::size_t>(end_ - at_)) fail_at_end();
    const ByteView taken(at_, count);
    at_ += count;
    return taken;
  }

 private:
  [[noreturn, gnu::cold]] void fail_at_end() const { throw MidiParseError{position(), "the data end inside an event"}; }
  [[noreturn, gnu::cold]] void fail_too_long() const {
    throw MidiParseError{position(), "a number is longer than four bytes"};
  }

  const std::uint8_t* file_;
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

/// Most significant byte first.
inline std::uint32_t big_endian(ByteView bytes) {
  std::uint32_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

}  // namespace clavier
