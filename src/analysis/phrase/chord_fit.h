#pragma once

#include <array>
#include <optional>

#include "music/pitch.h"

namespace clavier {

/// How long each pitch class sounds, in any unit.
using PitchClassTimes = std::array<double, kPitchClasses>;

/// A chord, and the share of what sounds that belongs to it.
struct FittedChord {
  int root = 0;  ///< a pitch class
  double share = 1;
};

/// The triad or seventh chord that most of what sounds belongs to; of chords that hold about as much the plainer one,
/// and one whose root is in the bass. Nothing where nothing sounds.
std::optional<FittedChord> fit_chord(const PitchClassTimes& times, std::optional<int> bass = std::nullopt);

/// The share of what sounds that belongs to the scale of a key; in minor both sevenths do. 1 where nothing sounds.
double share_in_scale(const PitchClassTimes& times, Key key);

/// The key whose scale holds most of what sounds, major before minor.
Key fit_scale(const PitchClassTimes& times);

}  // namespace clavier
