#pragma once

#include <cstdint>

#include "music/fraction.h"

namespace clavier {

/// Score time while it is engraved, in whole numbers: 20160 of them to a quarter note hold every place that can be
/// drawn, 256th notes and what tuplets of 3, 5, 7 and 9 make of them.
using Grains = std::int64_t;

inline constexpr Grains kQuarter = 20160;
inline constexpr Grains kSmallestValue = kQuarter / 64;  ///< a 256th note

constexpr ExactBeats beats_of(Grains time) { return {time, kQuarter}; }

/// Of a time whose denominator divides kQuarter.
constexpr Grains grains_of(ExactBeats time) { return time.numerator() * (kQuarter / time.denominator()); }

}  // namespace clavier
