#pragma once

#include <array>

#include "music/score.h"

namespace clavier {

/// What each note adds to a histogram: one, or its duration in beats.
enum class Weight { count, duration };

using PitchHistogram = std::array<double, 128>;
using PitchClassHistogram = std::array<double, kPitchClasses>;

PitchHistogram pitch_histogram(const Score& score, Weight weight = Weight::count);
PitchClassHistogram pitch_class_histogram(const Score& score, Weight weight = Weight::count);

/// Scaled so that all sum to 1; all zero when nothing sounds.
PitchHistogram shares(const PitchHistogram& histogram);
PitchClassHistogram shares(const PitchClassHistogram& histogram);

}  // namespace clavier
