#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/piano_roll.h"

namespace clavier {

/// Consecutive windows that cover a piece from time zero to its end; the last may reach beyond it. At least one.
std::vector<RollWindow> consecutive_windows(std::span<const GridNote> notes, int steps = kRollSteps);

/// Joins rolls in order; all have the same channels. Notes read from the result continue across the joins.
PianoRoll concatenate_rolls(std::span<const PianoRoll> rolls);

/// A range of transpositions; `lowest` <= 0 <= `highest`.
struct SemitoneRange {
  int lowest = 0;
  int highest = 0;
  bool operator==(const SemitoneRange&) const = default;
};

/// From a fourth down to a tritone up: every key once, close to the original register.
inline constexpr SemitoneRange kEveryKey{-5, 6};

/// The part of `wanted` by which the notes in the window can be transposed without a pitch leaving the roll.
SemitoneRange find_transposition_range(std::span<const GridNote> notes, const RollWindow& window, SemitoneRange wanted);

/// A window at a uniformly random position in the piece; a piece shorter than the window lies anywhere within it.
/// Transposed by a uniformly random number of semitones within find_transposition_range. {0, 0} transposes nothing.
RollWindow sample_window(std::span<const GridNote> notes, SemitoneRange wanted, Random& random, int steps = kRollSteps);

}  // namespace clavier
