#include "corpus/metadata/text_folding.h"

#include <array>
#include <cstdint>
#include <utility>

namespace clavier {
namespace {

constexpr char32_t kFirst = 0xC0;
constexpr char32_t kLast = 0x17F;

/// ASCII for U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A), one word a character; "-" stands for none.
constexpr std::string_view kLatin =
    "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss "
    "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k "
    "k "
    "l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t "
    "u u u u u u u u u u u u w w y y y z z z z z z s ";

constexpr auto kStarts = [] {
  std::array<std::uint16_t, kLast - kFirst + 2> starts{};
  std::size_t at = 0;
  for (std::uint16_t position = 0; position < kLatin.size(); ++position)
    if (position == 0 || kLatin[position - 1] == ' ') starts.at(at++) = position;
  starts.at(at) = static_cast<std::uint16_t>(kLatin.size());
  return starts;
}();

std::string_view ascii_of(char32_t character) {
  if (character == 0x2019 || character == 0x2018) return "'";
  if (character == 0x2013 || character == 0x2014) return "-";
  if (character == 0x0219) return "s";
  if (character == 0x021B) return "t";
  if (character < kFirst || character > kLast) return {};
  const std::size_t index = character - kFirst;
  const std::string_view word = kLatin.substr(kStarts[index], kStarts[index + 1] - kStarts[index] - 1U);
  return word == "-" ? std::string_view() : word;
}

/// Removes one UTF-8 character from the text; 0 for a malformed byte.
char32_t take_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;
  if (length == 0 || text.size() < length) return text.remove_prefix(1), 0;
  char32_t character = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t at = 1; at < length; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >> 6 != 2) return text.remove_prefix(1), 0;
    character = character << 6 | (byte & 0x3FU);
  }
  text.remove_prefix(length);
  return character;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities = {
    {{"&quot;", "\""}, {"&amp;", "&"}, {"&#039;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}}};

bool take_entity(std::string_view& text, std::string& folded) {
  for (const auto& [entity, meaning] : kEntities) {
    if (!text.starts_with(entity)) continue;
    text.remove_prefix(entity.size());
    folded += meaning;
    return true;
  }
  return false;
}

bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string fold_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    if (text.front() == '&' && take_entity(text, folded)) continue;
    const char32_t character = take_character(text);
    if (character >= 'A' && character <= 'Z') {
      folded += static_cast<char>(character - 'A' + 'a');
    } else if (character > 0 && character < 0x80) {
      folded += static_cast<char>(character);
    } else {
      folded += ascii_of(character);
    }
  }
  return folded;
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : folded) {
    if (!in_word(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back() += c;
  }
  return words;
}

}  // namespace clavier
