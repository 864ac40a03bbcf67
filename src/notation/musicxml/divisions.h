#pragma once

#include <cstdint>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The finest grid of MusicXML that is written or read, in parts of a quarter note.
inline constexpr std::int64_t kMaxDivisions = std::int64_t{1} << 24;

/// The smallest number of parts of a quarter note in which every time of the sheet is whole. Throws Error above
/// kMaxDivisions, which takes tuplets of four large primes together.
std::int64_t divisions_of(const Sheet& sheet);

}  // namespace clavier
