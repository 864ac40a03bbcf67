#pragma once

#include <cstdint>

#include "music/fraction.h"

namespace clavier {

/// Score time while it is engraved, in whole numbers: so many of them to a quarter note hold every place that can be
/// drawn, 256th notes and what tuplets of 3, 5, 7, 9, 11 and 13 make of them.
using ScoreTicks = std::int64_t;

inline constexpr ScoreTicks kQuarter = 64 * 9 * 5 * 7 * 11 * 13;
inline constexpr ScoreTicks kSmallestValue = kQuarter / 64;  ///< a 256th note

constexpr ExactBeats beats_of(ScoreTicks time) { return {time, kQuarter}; }

/// Of a time whose denominator divides kQuarter.
constexpr ScoreTicks score_ticks_of(ExactBeats time) { return time.numerator() * (kQuarter / time.denominator()); }

}  // namespace clavier
