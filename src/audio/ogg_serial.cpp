#include "audio/ogg_serial.h"

#include <array>
#include <numeric>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::size_t kHeader = 27;  // bytes before the table of segment lengths
constexpr std::size_t kSerialAt = 14;
constexpr std::size_t kChecksumAt = 22;
constexpr std::size_t kSegmentsAt = 26;

constexpr std::array<std::uint32_t, 256> make_checksum_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte << 24;
    for (int bit = 0; bit < 8; ++bit) value = (value << 1) ^ ((value >> 31) * 0x04c11db7u);
    table[byte] = value;
  }
  return table;
}

std::uint32_t checksum(ByteView page) {
  static constexpr auto kTable = make_checksum_table();
  std::uint32_t value = 0;
  for (const std::uint8_t byte : page) value = (value << 8) ^ kTable[(value >> 24) ^ byte];
  return value;
}

void put(Bytes& page, std::size_t at, std::uint32_t value) {
  for (std::size_t byte = 0; byte < 4; ++byte) page[at + byte] = static_cast<std::uint8_t>(value >> (8 * byte));
}

/// Reads the page at the file's position and moves past it; empty at the end.
Bytes read_page(TemporaryFile& file) {
  Bytes page(kHeader);
  const std::size_t got = file.read(page);
  if (got == 0) return {};
  const auto grow = [&](std::size_t by) {
    page.resize(page.size() + by);
    if (file.read(std::span(page).last(by)) != by) throw Error("cannot write Ogg file: a page is cut short");
  };
  if (got != kHeader || !as_text(page).starts_with("OggS")) throw Error("cannot write Ogg file: a page does not begin");
  grow(page[kSegmentsAt]);
  grow(std::accumulate(page.begin() + kHeader, page.end(), std::size_t{0}));
  return page;
}

}  // namespace

void set_ogg_serial(TemporaryFile& file, std::uint32_t serial) {
  file.seek(0);
  while (true) {
    const std::int64_t start = file.position();
    Bytes page = read_page(file);
    if (page.empty()) return;
    put(page, kSerialAt, serial);
    put(page, kChecksumAt, 0);
    put(page, kChecksumAt, checksum(page));
    file.seek(start);
    file.write(page);
  }
}

}  // namespace clavier
