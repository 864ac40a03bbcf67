#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace clavier {

/// Why reading a part of a file stopped. midi/ catches it and turns it into a warning.
struct MidiParseError {
  std::size_t byte;  ///< from the start of the file
  std::string what;
};

/// Reads bytes forward through part of a file and never beyond it.
class ByteReader {
 public:
  /// Reads bytes begin .. end - 1 of `file`; end <= file.size().
  ByteReader(ByteView file, std::size_t begin, std::size_t end)
      : file_(file.data()), at_(file.data() + begin), end_(file.data() + end) {}

  bool at_end() const { return at_ == end_; }
  /// The offset of the next byte from the start of the file.
  std::size_t position() const { return static_cast<std::size_t>(at_ - file_); }
  /// The next byte, which stays next. Only when not at_end().
  std::uint8_t peek() const { return *at_; }

  /// The next byte. Throws MidiParseError at the end.
  std::uint8_t byte() {
    if (at_ == end_) [[unlikely]]
      fail_at_end();
    return *at_++;
  }

  /// A variable-length quantity: up to 28 bits, seven per byte, most significant first. Throws MidiParseError when it
  /// is longer than four bytes or cut off.
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

/// The number that `bytes` hold, most significant byte first.
inline std::uint32_t big_endian(ByteView bytes) {
  std::uint32_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

}  // namespace clavier
