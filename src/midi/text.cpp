#include "midi/text.h"

namespace clavier {
namespace {

/// The number of bytes of the UTF-8 character at the front of `bytes`; 0 when it is not valid. Source: RFC 3629,
/// section 4.
std::size_t utf8_length(ByteView bytes) {
  const std::uint8_t lead = bytes[0];
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
  for (std::size_t index = 1; index < length; ++index)
    if ((bytes[index] & 0xc0) != 0x80) return 0;
  const bool overlong = (lead == 0xe0 && bytes[1] < 0xa0) || (lead == 0xf0 && bytes[1] < 0x90);
  const bool forbidden = (lead == 0xed && bytes[1] > 0x9f) || (lead == 0xf4 && bytes[1] > 0x8f);
  return overlong || forbidden ? 0 : length;
}

bool is_utf8(ByteView bytes) {
  while (!bytes.empty()) {
    const std::size_t length = utf8_length(bytes);
    if (length == 0) return false;
    bytes = bytes.subspan(length);
  }
  return true;
}

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
