#pragma once

#include <cstdint>

#include "music/fraction.h"

namespace clavier {

/// Score time during engraving, as whole numbers. A quarter note has enough of them for every time that can be notated:
/// 256th notes and their tuplets of 3, 5, 7, 9, 11 and 13.
using ScoreTicks = std::int64_t;

inline constexpr ScoreTicks kQuarter = 64 * 9 * 5 * 7 * 11 * 13;
inline constexpr ScoreTicks kSmallestValue = kQuarter / 64;  ///< a 256th note

constexpr ExactBeats beats_of(ScoreTicks time) { return {time, kQuarter}; }

/// Converts a time whose denominator divides kQuarter.
constexpr ScoreTicks score_ticks_of(ExactBeats time) { return time.numerator() * (kQuarter / time.denominator()); }

}  // namespace clavier
