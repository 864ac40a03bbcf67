#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace clavier {

enum class Era : std::uint8_t { baroque, classical, romantic, modernist };

inline constexpr std::array<Era, 4> kEras = {Era::baroque, Era::classical, Era::romantic, Era::modernist};

/// "baroque", as in options, folders and model names.
std::string_view to_string(Era era);
/// Ignores case. Throws Misuse that lists the eras.
Era parse_era(std::string_view name);

}  // namespace clavier
