#include "midi/text.h"

#include "base/utf8.h"

namespace clavier {
namespace {

std::string from_latin1(ByteView bytes) {
  std::string utf8;
  for (const std::uint8_t byte : bytes) {
    if (byte >= 0x80) utf8 += static_cast<char>(0xc0 | byte >> 6);
    utf8 += static_cast<char>(byte < 0x80 ? byte : 0x80 | (byte & 0x3f));
  }
  return utf8;
}

bool is_control(std::uint8_t byte) { return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r'; }

/// Whether the character is U+FFFE or U+FFFF.
bool is_noncharacter(ByteView bytes) {
  return bytes.size() >= 3 && bytes[0] == 0xef && bytes[1] == 0xbf && bytes[2] >= 0xbe;
}

std::string printable(ByteView utf8) {
  std::string text;
  while (!utf8.empty()) {
    const std::size_t length = utf8_length(utf8);
    if (!is_control(utf8[0]) && !is_noncharacter(utf8)) text += as_text(utf8.first(length));
    utf8 = utf8.subspan(length);
  }
  return text;
}

}  // namespace

std::string utf8_from_midi(ByteView bytes) {
  return is_utf8(bytes) ? printable(bytes) : printable(as_bytes(from_latin1(bytes)));
}

}  // namespace clavier
