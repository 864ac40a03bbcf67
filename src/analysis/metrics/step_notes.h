#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// A note with onset and end in whole steps.
struct StepNote {
  std::int64_t onset = 0;
  std::int64_t end = 0;  ///< greater than onset
  Pitch pitch = 60;
  bool operator==(const StepNote&) const = default;
};

inline constexpr double kMetricStepsPerBeat = 24;  ///< MusPy's default resolution
inline constexpr double kMetricStepsPerSecond = 48;

/// Every note of a score, its onset and end rounded to the nearest 1/24 beat; at least one step long. Only for scores
/// on a grid (is_on_grid).
std::vector<StepNote> notes_in_beat_steps(const Score& score);

/// The same in steps of 1/48 s, for performances.
std::vector<StepNote> notes_in_second_steps(const Score& score);

}  // namespace clavier
