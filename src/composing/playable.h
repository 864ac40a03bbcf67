#pragma once

#include <span>

#include "music/pitch.h"

namespace clavier {

inline constexpr int kFingersPerHand = 5;
inline constexpr int kMaxHandSpan = 16;  ///< semitones: a major tenth

/// Whether two hands can strike the keys (ascending) at once: a lower and an upper group, each of at most five keys
/// within a tenth. What still sounds from before is not counted, as the pedal may hold it.
bool is_playable(std::span<const Pitch> keys);

}  // namespace clavier
