#pragma once

#include <vector>

#include "encoding/piano_roll.h"

namespace clavier {

/// A rectangle of a roll, the ends excluded; it may reach beyond the roll, where nothing sounds.
struct RollRegion {
  int first_step = 0;
  int end_step = kRollSteps;
  int lowest_pitch = 0;
  int end_pitch = 128;

  constexpr int steps() const { return end_step - first_step; }
  constexpr int pitches() const { return end_pitch - lowest_pitch; }
  constexpr std::size_t size() const { return static_cast<std::size_t>(steps()) * static_cast<std::size_t>(pitches()); }
};

/// The region that the article's code compares (see frechet.h): pitches 12 .. 60 of the roll. The article's text gives
/// only the size of its region; ours begins at the same corner.
inline constexpr RollRegion kKuoCodeRegion{400, 600, 36, 84};
inline constexpr RollRegion kKuoRegion{400, 800, 36, 84};

/// The values of the sounding channel in the region, (steps, pitches), the last fastest.
std::vector<float> flatten_region(const PianoRoll& roll, const RollRegion& region);

}  // namespace clavier
