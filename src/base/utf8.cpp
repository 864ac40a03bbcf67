#include "base/utf8.h"

namespace clavier {

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

std::string valid_utf8(std::string_view text) {
  ByteView rest = as_bytes(text);
  if (is_utf8(rest)) return std::string(text);
  std::string valid;
  while (!rest.empty()) {
    const std::size_t length = utf8_length(rest);
    valid += length == 0 ? "\xEF\xBF\xBD" : as_text(rest.first(length));
    rest = rest.subspan(length == 0 ? 1 : length);
  }
  return valid;
}

std::string terminal_text(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::string valid = valid_utf8(text);
  std::string shown;
  for (std::size_t place = 0; place < valid.size(); ++place) {
    auto byte = static_cast<unsigned char>(valid[place]);
    const bool is_c1 = byte == 0xc2 && static_cast<unsigned char>(valid[place + 1]) < 0xa0;
    if (is_c1) byte = static_cast<unsigned char>(valid[++place]);
    if (is_c1 || byte == 0x7f || (byte < 0x20 && byte != '\n' && byte != '\t')) {
      shown += "\\x";
      shown += kDigits[byte >> 4U];
      shown += kDigits[byte & 15U];
    } else {
      shown += valid[place];
    }
  }
  return shown;
}

}  // namespace clavier
