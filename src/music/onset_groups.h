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
  std::size_t index = 0;  ///< its place in Score::notes
};

/// Notes struck together, the lowest first.
struct OnsetGroup {
  Seconds onset;  ///< of its first note
  std::vector<TimedNote> notes;
};

/// Two fingers of one chord are rarely further apart, two notes of a run rarely closer (Goebl, "Melody lead in piano
/// performance", 2001: asynchronies of about 30 ms).
inline constexpr Seconds kChordAsynchrony{0.03};

/// All notes of a score, each group those that begin within `window` of its first, in order.
std::vector<OnsetGroup> onset_groups(const Score& score, Seconds window = kChordAsynchrony);

}  // namespace clavier
