#pragma once

#include <array>

#include "music/score.h"

namespace clavier {

/// What each note adds to a histogram: 1, or its duration in beats.
enum class Weight { count, duration };

using PitchHistogram = std::array<double, 128>;
using PitchClassHistogram = std::array<double, kPitchClasses>;

PitchHistogram pitch_histogram(const Score& score, Weight weight = Weight::count);
PitchClassHistogram pitch_class_histogram(const Score& score, Weight weight = Weight::count);

/// The histogram scaled to sum to 1; all zero when nothing sounds.
PitchHistogram shares(const PitchHistogram& histogram);
PitchClassHistogram shares(const PitchClassHistogram& histogram);

}  // namespace clavier
