#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "base/error.h"

namespace clavier {

/// Appends a number in groups of seven bits, low ones first; the top bit says that more follow (LEB128).
inline void put_varint(Bytes& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
    number >>= 7;
  }
  bytes.push_back(static_cast<std::uint8_t>(number));
}

/// Reads numbers from untrusted bytes. Every member throws Error when the bytes end or a number is too large.
class VarintReader {
 public:
  VarintReader(ByteView bytes, std::string_view where) : bytes_(bytes), where_(where) {}

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) fail("it ends too early");
    return bytes_[at_++];
  }

  /// A number of at most `limit`.
  std::uint64_t varint(std::uint64_t limit) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::uint8_t group = byte();
      number |= std::uint64_t{group & 0x7FU} << shift;
      if (group < 0x80) return number <= limit ? number : fail("a number is out of bounds");
    }
    return fail("a number is too long");
  }

  ByteView take(std::size_t size) {
    if (size > left()) fail("it ends too early");
    at_ += size;
    return bytes_.subspan(at_ - size, size);
  }

  std::size_t left() const { return bytes_.size() - at_; }

  [[noreturn]] std::uint64_t fail(std::string_view problem) const {
    throw Error("cannot read " + std::string(where_) + ": byte " + std::to_string(at_) +
                " of the score: " + std::string(problem) + "; build the corpus again");
  }

 private:
  ByteView bytes_;
  std::string_view where_;
  std::size_t at_ = 0;
};

}  // namespace clavier
