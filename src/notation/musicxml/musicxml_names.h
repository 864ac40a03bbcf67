#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace clavier {

// The names that MusicXML gives the values of sheet.h, in the order of their enumerations.
inline constexpr std::array<std::string_view, 7> kStepNames = {"C", "D", "E", "F", "G", "A", "B"};
inline constexpr std::array<std::string_view, 5> kBeamNames = {"begin", "continue", "end", "forward hook",
                                                               "backward hook"};
inline constexpr std::array<std::string_view, 3> kClefNames = {"G", "F", "C"};
inline constexpr std::array<std::string_view, 8> kDynamicNames = {"ppp", "pp", "p", "mp", "mf", "f", "ff", "fff"};
inline constexpr std::array<std::string_view, 4> kMarkerNames = {"segno", "coda", "fine", "tocoda"};
inline constexpr std::array<std::string_view, 3> kTremoloNames = {"single", "start", "stop"};
inline constexpr std::array<std::string_view, 3> kPedalNames = {"start", "change", "stop"};

/// The velocity that MusicXML calls 100 %.
inline constexpr int kForteVelocity = 90;

template <class Value, std::size_t Size>
std::string_view name_of(Value value, const std::array<std::string_view, Size>& names) {
  return names.at(static_cast<std::size_t>(value));
}

template <class Value, std::size_t Size>
std::optional<Value> parse_name(std::string_view name, const std::array<std::string_view, Size>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace clavier
