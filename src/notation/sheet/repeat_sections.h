#pragma once

#include <cstdint>
#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Measures that repeat bars enclose, with the volta brackets at their end. Measures are counted from 0.
struct RepeatSection {
  std::size_t first = 0;
  std::size_t last = 0;
  int passes = 2;           ///< how often it is played
  bool after_jump = false;  ///< also after a jump
};

/// No section.
inline constexpr std::size_t kNoSection = static_cast<std::size_t>(-1);

/// Volta brackets at a jump instead of repeat bars: the passes are those before and after it.
inline constexpr std::size_t kJumpSection = static_cast<std::size_t>(-2);

/// A measure among the sections, which are given by their place in RepeatStructure::sections.
struct RepeatPlace {
  std::size_t section = kNoSection;  ///< the innermost that holds it
  std::size_t turn = kNoSection;     ///< the one that begins again after it while passes are left
  std::size_t volta = kNoSection;    ///< the one whose passes decide whether it is played
  std::uint64_t passes = 0;          ///< those in which it is played; pass n is bit n-1
  std::size_t volta_last = 0;        ///< the last measure of its bracket
};

/// The sections of a sheet lie apart or inside each other, and no two begin together.
struct RepeatStructure {
  std::vector<RepeatSection> sections;
  std::vector<std::size_t> parents;  ///< of each section, the innermost around it or kNoSection
  std::vector<RepeatPlace> places;   ///< one a measure
};

/// Pairs closing repeat bars with the last opening one that is free; else with the end of the last section, or the
/// start of the piece. Brackets that follow each other belong to one section. It is played as often as they say; a pass
/// that none of them names takes the last that begins earlier. Opening bars and brackets without a closing bar have no
/// effect.
RepeatStructure find_repeat_sections(const Sheet& sheet);

}  // namespace clavier
