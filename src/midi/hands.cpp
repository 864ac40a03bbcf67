#include "midi/hands.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace clavier {
namespace {

constexpr std::array<std::string_view, 26> kRight = {
    "right",  "rh",         "rhand",   "righthand",   "upper", "up",      "treble",  "top",    "rechts",
    "rechte", "rechtehand", "rechter", "rechterhand", "oben",  "diskant", "discant", "droite", "md",
    "destra", "superiore",  "derecha", "direita",     "prawa", "r",       "dextra",  "haut"};
constexpr std::array<std::string_view, 25> kLeft = {
    "left",      "lh",        "lhand",    "lefthand",   "lower", "down",   "bass", "bottom", "links",
    "linke",     "linkehand", "linker",   "linkerhand", "unten", "gauche", "mg",   "ms",     "sinistra",
    "inferiore", "izquierda", "esquerda", "lewa",       "l",     "basso",  "bas"};
constexpr std::array<std::string_view, 7> kVoice = {"voice", "vocals", "gesang", "singstimme",
                                                    "chant", "voix",   "canto"};
constexpr std::array<std::string_view, 4> kBoth = {"both", "hands", "beide", "deux"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_letter(char letter) { return is_upper(letter) || is_lower(letter); }

/// Takes the next word off `name`, in lower case. A word is a run of letters, up to another character or to a capital
/// after a small letter. Full stops inside are dropped ("m.d." becomes "md").
std::string take_word(std::string_view& name) {
  std::string word;
  bool after_small = false;
  while (!name.empty()) {
    const char letter = name.front();
    if (after_small && is_upper(letter)) break;
    name.remove_prefix(1);
    if (letter == '.' && word.size() < 2) continue;
    if (!is_letter(letter)) break;
    after_small = is_lower(letter);
    word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return word;
}

}  // namespace

HandName hand_from_name(std::string_view track_name) {
  std::string_view rest = track_name;
  if (contains(kVoice, take_word(rest)) && rest.find_first_not_of(' ') == std::string_view::npos)
    return HandName::voice;
  bool left = false;
  bool right = false;
  while (!track_name.empty()) {
    const std::string word = take_word(track_name);
    left = left || contains(kLeft, word) || contains(kBoth, word);
    right = right || contains(kRight, word) || contains(kBoth, word);
  }
  if (left && right) return HandName::both;
  if (left) return HandName::left;
  return right ? HandName::right : HandName::none;
}

}  // namespace clavier
