#include "notation/sheet/jump_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace clavier {
namespace {

using Tokens = std::vector<std::string>;

constexpr std::string_view kSegnoSign = "\U0001D10B";
constexpr std::string_view kCodaSign = "\U0001D10C";

bool is_word_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         static_cast<unsigned char>(letter) > 127;
}

/// Lower-case words without punctuation; the signs of Unicode are words.
Tokens tokens_of(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const bool segno = text.starts_with(kSegnoSign), coda = text.starts_with(kCodaSign);
    const char letter =
        text.front() >= 'A' && text.front() <= 'Z' ? static_cast<char>(text.front() + 32) : text.front();
    plain += segno ? " segno " : coda ? " coda " : std::string(1, is_word_letter(letter) ? letter : ' ');
    text.remove_prefix(segno || coda ? kCodaSign.size() : 1);
  }
  Tokens tokens(1);
  for (const char letter : plain) {
    if (letter != ' ') {
      tokens.back() += letter;
    } else if (!tokens.back().empty()) {
      tokens.emplace_back();
    }
  }
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

bool holds(const Tokens& tokens, const Tokens& phrase) {
  return std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end()) != tokens.end();
}

bool holds_any(const Tokens& tokens, std::initializer_list<Tokens> phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Tokens& phrase) { return holds(tokens, phrase); });
}

bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return word.starts_with(stem); });
}

/// "con ripetizione", "with repeats", "mit Wiederholung".
bool asks_for_repeats(const Tokens& tokens) {
  for (std::size_t index = 0; index + 1 < tokens.size(); ++index) {
    const std::string& with = tokens[index];
    if (with != "con" && with != "with" && with != "mit" && with != "avec") continue;
    if (begins_with_any(tokens[index + 1], {"rep", "ripet", "wiederhol", "reprise"})) return true;
  }
  return false;
}

}  // namespace

JumpTerms terms_of(const Jump& jump) {
  const Tokens tokens = tokens_of(jump.words);
  JumpTerms terms{.repeats = asks_for_repeats(tokens)};
  if (holds_any(tokens, {{"fine"}, {"fin"}})) terms.until = JumpUntil::fine;
  if (holds_any(tokens, {{"coda"}})) terms.until = JumpUntil::coda;
  return terms;
}

std::optional<std::variant<MarkerKind, JumpKind>> mark_in_words(std::string_view words) {
  constexpr std::size_t kMaxText = 200, kMaxTokens = 12;
  if (words.size() > kMaxText) return std::nullopt;
  const Tokens tokens = tokens_of(words);
  if (tokens.empty() || tokens.size() > kMaxTokens) return std::nullopt;
  if (holds_any(tokens, {{"d", "s"}, {"ds"}, {"dal", "segno"}, {"del", "segno"}})) return JumpKind::dal_segno;
  if (holds_any(tokens, {{"d", "c"}, {"dc"}, {"da", "capo"}, {"dacapo"}})) return JumpKind::da_capo;
  const std::array<Tokens, 5> to_coda = {
      {{"to", "coda"}, {"al", "coda"}, {"alla", "coda"}, {"to", "the", "coda"}, {"tocoda"}}};
  if (std::find(to_coda.begin(), to_coda.end(), tokens) != to_coda.end()) return MarkerKind::to_coda;
  if (tokens == Tokens{"fine"} || tokens == Tokens{"fin"}) return MarkerKind::fine;
  if (tokens == Tokens{"coda"}) return MarkerKind::coda;
  if (tokens == Tokens{"segno"}) return MarkerKind::segno;
  return std::nullopt;
}

}  // namespace clavier
