#include "notation/musicxml/tempo_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "notation/musicxml/decimal.h"
#include "notation/xml/xml.h"

namespace clavier {
namespace {

struct NoteSign {
  std::string_view text;
  NoteType type;
};

/// Unicode, then SMuFL's notes and its notes of metronome marks, then words.
constexpr std::array<NoteSign, 26> kNoteSigns = {{{"\U0001D15D", NoteType::whole},
                                                  {"\U0001D15E", NoteType::half},
                                                  {"\U0001D15F", NoteType::quarter},
                                                  {"\U0001D160", NoteType::eighth},
                                                  {"\U0001D161", NoteType::sixteenth},
                                                  {"\u2669", NoteType::quarter},
                                                  {"\u266A", NoteType::eighth},
                                                  {"\uE1D2", NoteType::whole},
                                                  {"\uE1D3", NoteType::half},
                                                  {"\uE1D4", NoteType::half},
                                                  {"\uE1D5", NoteType::quarter},
                                                  {"\uE1D6", NoteType::quarter},
                                                  {"\uE1D7", NoteType::eighth},
                                                  {"\uE1D8", NoteType::eighth},
                                                  {"\uE1D9", NoteType::sixteenth},
                                                  {"\uECA2", NoteType::whole},
                                                  {"\uECA3", NoteType::half},
                                                  {"\uECA4", NoteType::half},
                                                  {"\uECA5", NoteType::quarter},
                                                  {"\uECA6", NoteType::quarter},
                                                  {"\uECA7", NoteType::eighth},
                                                  {"\uECA8", NoteType::eighth},
                                                  {"quarter", NoteType::quarter},
                                                  {"half", NoteType::half},
                                                  {"q", NoteType::quarter},
                                                  {"h", NoteType::half}}};

constexpr std::array<std::string_view, 4> kDots = {".", "\uE1E7", "\uECB7", "\U0001D16D"};
constexpr std::array<std::string_view, 6> kAbout = {"ca.", "ca", "c.", "circa", "~", "\u2248"};
constexpr std::array<std::string_view, 2> kPulse = {"M.M.", "MM"};

/// Takes one of some endings off a text.
template <class Endings>
bool take_ending(std::string_view& text, const Endings& endings) {
  text = trim(text);
  for (const std::string_view ending : endings)
    if (text.ends_with(ending)) return text.remove_suffix(ending.size()), true;
  return false;
}

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// The note before an equals sign.
std::optional<NoteType> take_note(std::string_view& text) {
  text = trim(text);
  for (const auto& [sign, type] : kNoteSigns) {
    if (!text.ends_with(sign)) continue;
    const std::string_view before = text.substr(0, text.size() - sign.size());
    if (is_letter(sign.front()) && !before.empty() && is_letter(before.back())) continue;
    text = before;
    return type;
  }
  return std::nullopt;
}

std::string_view skip_about(std::string_view text) {
  text = trim(text);
  for (const std::string_view about : kAbout)
    if (text.starts_with(about)) return trim(text.substr(about.size()));
  return text;
}

}  // namespace

std::optional<Fraction> first_number(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
  std::string number(text.substr(0, text.find_first_not_of("0123456789.,")));
  std::replace(number.begin(), number.end(), ',', '.');
  while (number.ends_with('.')) number.pop_back();
  const std::optional<Fraction> value = parse_decimal(number);
  if (!value) return std::nullopt;
  const Fraction thousandths = *value * 1000 + Fraction(1, 2);
  return Fraction(thousandths.numerator() / thousandths.denominator(), 1000);
}

std::optional<Metronome> metronome_in_words(std::string_view words) {
  const std::size_t sign = words.find('=');
  if (sign == std::string_view::npos) return std::nullopt;
  const std::string_view after = skip_about(words.substr(sign + 1));
  if (after.empty() || after.front() < '0' || after.front() > '9') return std::nullopt;
  std::string_view before = words.substr(0, sign);
  Metronome metronome;
  std::string_view pulse = before;
  if (!take_ending(pulse, kPulse)) {
    while (metronome.dots < kMaxDots && take_ending(before, kDots)) ++metronome.dots;
    const std::optional<NoteType> unit = take_note(before);
    if (!unit) return std::nullopt;
    metronome.unit = *unit;
    if (take_ending(before, std::array{std::string_view("dotted")})) ++metronome.dots;
  }
  const std::optional<Fraction> per_minute = first_number(after);
  if (!per_minute || *per_minute <= 0) return std::nullopt;
  metronome.per_minute = *per_minute;
  return metronome;
}

}  // namespace clavier
