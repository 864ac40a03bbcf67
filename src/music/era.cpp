#include "music/era.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/error.h"

namespace clavier {

std::string_view to_string(Era era) {
  constexpr std::array<std::string_view, 4> kNames = {"baroque", "classical", "romantic", "modernist"};
  return kNames.at(static_cast<std::size_t>(era));
}

Era parse_era(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const Era era : kEras)
    if (to_string(era) == lower) return era;
  throw Misuse("unknown era \"" + std::string(name) + "\"; the eras are baroque, classical, romantic, modernist");
}

}  // namespace clavier
