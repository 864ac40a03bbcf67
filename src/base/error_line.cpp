#include "base/error_line.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/utf8.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxCharacters = 300;
constexpr std::string_view kCut = " ... ";

/// The text without "[json.exception.type_error.302] ".
std::string without_tag(const std::string& text) {
  const std::size_t end = text.find("] ");
  return text.starts_with("[json.exception") && end != std::string::npos ? text.substr(end + 2) : text;
}

/// The characters of valid UTF-8.
std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(as_bytes(text)));
    characters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

std::string shorten(const std::string& text, std::size_t most) {
  const std::vector<std::string_view> characters = characters_of(text);
  if (characters.size() <= most) return text;
  const std::size_t kept = most - kCut.size(), begin = kept / 2;
  std::string shortened;
  for (std::size_t place = 0; place < begin; ++place) shortened += characters[place];
  shortened += kCut;
  for (std::size_t place = characters.size() - (kept - begin); place < characters.size(); ++place)
    shortened += characters[place];
  return shortened;
}

}  // namespace

std::string reason_of(const std::exception& problem) {
  if (const auto* const file = dynamic_cast<const std::filesystem::filesystem_error*>(&problem))
    return "cannot use " + file->path1().string() + ": " + file->code().message();
  if (dynamic_cast<const std::bad_alloc*>(&problem) != nullptr) return "there is not enough memory";
  return without_tag(problem.what());
}

std::string error_line(const std::string& program, const std::string& reason) {
  std::string line = terminal_text(reason);
  std::replace(line.begin(), line.end(), '\n', ' ');
  const std::string begin = program + ": ";
  return begin + shorten(line, kMaxCharacters - begin.size());
}

}  // namespace clavier
