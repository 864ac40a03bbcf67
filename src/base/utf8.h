#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace clavier {

/// The number of bytes of the UTF-8 character at the front of `bytes`, which are not empty; 0 when it is not valid.
/// Source: RFC 3629, section 4.
std::size_t utf8_length(ByteView bytes);

bool is_utf8(ByteView bytes);

/// The text with U+FFFD in the place of each byte that is no UTF-8. File names may hold any bytes; JSON, XML and
/// terminals take only UTF-8.
std::string valid_utf8(std::string_view text);

/// The text for a terminal: valid UTF-8 in which control characters but line feeds and tabs are shown as escapes,
/// "\x1b". Names of files and words of scores may hold any.
std::string terminal_text(std::string_view text);

/// A path as text to show. A file is opened by the path itself, never by this text.
inline std::string shown_path(const std::filesystem::path& path) { return valid_utf8(path.native()); }

}  // namespace clavier
