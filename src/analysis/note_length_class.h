#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// In what the lengths of notes are told apart. Two sets of pieces that are compared need the same.
/// beats: the twelve note values of Yang and Lerch (2020), whole, half, quarter, eighth, sixteenth; dotted half,
/// quarter, eighth, sixteenth; half, quarter, eighth in triplets. A length counts to the nearest one, to the one named
/// first of two. For scores on a grid only. seconds: for everything else, twelve classes each the square root of 2 as
/// wide as the one before: up to 1/24 s, to 1/24 s times sqrt 2, ... and the last one above 1.33 s (32/24 s).
enum class LengthUnit { beats, seconds };

inline constexpr std::size_t kLengthClasses = 12;

std::size_t note_value_class(Beats length);
std::size_t seconds_class(Seconds length);

/// The class of each note of a score, in order.
std::vector<std::size_t> note_length_classes(const Score& score, LengthUnit unit);

}  // namespace clavier
