#include "music/pitch.h"

#include <array>
#include <cctype>

namespace clavier {
namespace {

constexpr std::array<std::string_view, 12> kSharpNames = {"C",  "C#", "D",  "D#", "E",  "F",
                                                          "F#", "G",  "G#", "A",  "A#", "B"};
constexpr std::array<std::string_view, 12> kMajorNames = {"C",  "D-flat", "D",      "E-flat", "E",      "F",
                                                          "F#", "G",      "A-flat", "A",      "B-flat", "B"};
constexpr std::array<std::string_view, 12> kMinorNames = {"C",  "C#", "D",  "E-flat", "E",      "F",
                                                          "F#", "G",  "G#", "A",      "B-flat", "B"};

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::string_view pitch_class_name(int pitch_class) { return kSharpNames.at(static_cast<std::size_t>(pitch_class)); }

std::string pitch_name(int pitch) {
  return std::string(pitch_class_name(pitch_class(pitch))) + std::to_string(pitch / kPitchClasses - 1);
}

std::string to_string(Key key) {
  const auto& names = key.mode == Mode::major ? kMajorNames : kMinorNames;
  return std::string(names.at(static_cast<std::size_t>(key.tonic))) + (key.mode == Mode::major ? " major" : " minor");
}

std::optional<Key> parse_key(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  const bool lower = letter != text.front();
  constexpr std::array<int, 7> kNaturals = {9, 11, 0, 2, 4, 5, 7};  // A to G
  if (letter < 'A' || letter > 'G') return std::nullopt;
  int tonic = kNaturals.at(static_cast<std::size_t>(letter - 'A'));
  std::string rest;
  for (const char c : text.substr(1)) rest += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::string_view left = rest;
  if (take(left, "#") || take(left, "-sharp") || take(left, " sharp") || take(left, "\xe2\x99\xaf")) {
    tonic += 1;
  } else if (take(left, "b") || take(left, "-flat") || take(left, " flat") || take(left, "\xe2\x99\xad")) {
    tonic -= 1;
  }
  while (take(left, " ") || take(left, "-")) {
  }
  Key key{.tonic = pitch_class(tonic), .mode = Mode::major};
  if (left == "minor" || left == "min" || left == "m" || (left.empty() && lower)) {
    key.mode = Mode::minor;
  } else if (!(left.empty() || left == "major" || left == "maj")) {
    return std::nullopt;
  }
  return key;
}

}  // namespace clavier
