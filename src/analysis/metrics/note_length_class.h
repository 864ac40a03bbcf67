#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// The unit in which note lengths are classified. Sets of pieces can be compared only in the same unit.
enum class LengthUnit {
  beats,   ///< note_value_class: only for scores on a grid
  seconds  ///< seconds_class: for everything else
};

inline constexpr std::size_t kLengthClasses = 12;

/// The index of the nearest of the twelve note values of Yang and Lerch (2020): whole, half, quarter, eighth,
/// sixteenth; dotted half, quarter, eighth, sixteenth; triplet half, quarter, eighth. The first of two that are equally
/// near.
std::size_t note_value_class(Beats length);

/// 0 up to 1/24 s, one class more for each growth by the square root of 2, and 11 for all above 32/24 s. Yang and Lerch
/// have no such classes: a performance has no note values.
std::size_t seconds_class(Seconds length);

/// The class of each note of a score, in order.
std::vector<std::size_t> note_length_classes(const Score& score, LengthUnit unit);

}  // namespace clavier
