#pragma once

#include <span>

#include "music/pitch.h"

namespace clavier {

inline constexpr int kFingersPerHand = 5;
inline constexpr int kMaxHandSpan = 16;  ///< semitones: a major tenth

/// Whether two hands can press the piano keys (ascending) at once: a lower and an upper group, each of at most five
/// keys within kMaxHandSpan. Notes held from before do not count, as the pedal may hold them.
bool is_playable(std::span<const Pitch> keys);

}  // namespace clavier
