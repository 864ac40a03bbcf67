#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// In what the lengths of notes are told apart. Two sets of pieces that are compared need the same.
enum class LengthUnit {
  beats,   ///< note_value_class: for scores on a grid only
  seconds  ///< seconds_class: for everything else
};

inline constexpr std::size_t kLengthClasses = 12;

/// The place of the nearest of the twelve note values of Yang and Lerch (2020): whole, half, quarter, eighth,
/// sixteenth; dotted half, quarter, eighth, sixteenth; half, quarter, eighth in triplets. The first one of two that are
/// as near.
std::size_t note_value_class(Beats length);

/// 0 up to 1/24 s, then a class for each growth by the square root of 2, and 11 for all above 32/24 s. Ours, since a
/// performance has no note values.
std::size_t seconds_class(Seconds length);

/// The class of each note of a score, in order.
std::vector<std::size_t> note_length_classes(const Score& score, LengthUnit unit);

}  // namespace clavier
