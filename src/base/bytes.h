#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace clavier {

/// The contents of a file: what readers take and writers return. Only base/files reads and writes the disk.
using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline std::string_view as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The FNV-1a hash, 64 bits. It tells files apart but does not withstand an attacker. Source: Fowler, Noll, Vo.
constexpr std::uint64_t hash_bytes(ByteView bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  for (const std::uint8_t byte : bytes) seed = (seed ^ byte) * 0x100000001b3ULL;
  return seed;
}

}  // namespace clavier
