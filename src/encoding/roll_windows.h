#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/piano_roll.h"

namespace clavier {

/// The windows that cover a piece from time zero to its end one after the other; the last may reach beyond it. At least
/// one.
std::vector<RollWindow> consecutive_windows(std::span<const GridNote> notes, int steps = kRollSteps);

/// One roll of several, in order; all have the same channels. Reading it gives notes that last across the seams.
PianoRoll concatenate_rolls(std::span<const PianoRoll> rolls);

/// By how many semitones music can move; `lowest` <= 0 <= `highest`.
struct SemitoneRange {
  int lowest = 0;
  int highest = 0;
  bool operator==(const SemitoneRange&) const = default;
};

/// Upwards to the tritone, downwards to a semitone less: every key once, near its register.
inline constexpr SemitoneRange kEveryKey{-5, 6};

/// The part of `wanted` by which what the window shows can move without a key leaving the roll.
SemitoneRange find_transposition_range(std::span<const GridNote> notes, const RollWindow& window, SemitoneRange wanted);

/// Somewhere in the piece, every place equally likely; a piece shorter than the window lies anywhere within it. Moved
/// by any semitones that find_transposition_range leaves of `wanted`, all equally likely. {0, 0} moves nothing.
RollWindow sample_window(std::span<const GridNote> notes, SemitoneRange wanted, Random& random, int steps = kRollSteps);

}  // namespace clavier
