#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// A score as an engraver would write it: onsets and lengths on a grid, hands assigned.
struct WrittenScore {
  Score score;
  bool swung = false;  ///< it is written with even eighths, and played with uneven ones
};

/// Writes a score on the beats that it tells, with its own bars and tempo. Where onsets and lengths are as notated, it
/// stays as it is but for close_breaths(); else it goes through snap_onsets() and write_lengths(). Nothing when its
/// notes do not follow these beats (test_told_beats()), or without notes.
std::optional<WrittenScore> write_on_told_beats(const Score& score);

}  // namespace clavier
