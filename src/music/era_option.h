#pragma once

#include "base/options.h"
#include "music/era.h"

namespace clavier {

/// The option --era of any command, with the four eras as its only values; parse_era reads what it holds.
inline Option era_option(std::string_view doc) {
  Option option{.name = "era", .doc = doc};
  for (const Era era : kEras) option.choices.push_back(to_string(era));
  return option;
}

/// Nothing where no era was given.
inline std::optional<Era> parse_optional_era(const std::optional<std::string>& era) {
  return era ? std::optional(parse_era(*era)) : std::nullopt;
}

}  // namespace clavier
