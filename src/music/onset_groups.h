#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// A note in performance time.
struct TimedNote {
  Seconds onset;
  Seconds end;
  Pitch pitch = 60;
  std::uint8_t velocity = 64;
  Hand hand = Hand::unknown;
  std::size_t index = 0;  ///< index in Score::notes
};

/// Notes that begin together, from the lowest up.
struct OnsetGroup {
  Seconds onset;  ///< of its first note
  std::vector<TimedNote> notes;
};

/// Notes of one chord rarely begin further apart, successive notes of a run rarely closer (Goebl, "Melody lead in piano
/// performance", 2001: asynchronies of about 30 ms).
inline constexpr Seconds kChordAsynchrony{0.03};

/// All notes of a score in groups, in order. A group has the notes that begin within `window` of its first.
std::vector<OnsetGroup> onset_groups(const Score& score, Seconds window = kChordAsynchrony);

}  // namespace clavier
