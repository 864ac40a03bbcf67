#pragma once

#include <optional>
#include <vector>

#include "music/score.h"
#include "transcription/meter/swing.h"

namespace clavier {

/// A score as an engraver would write it: onsets and lengths on a grid, hands assigned.
struct WrittenScore {
  Score score;
  std::vector<Note> graces;    ///< grace notes, at the onsets of the notes that they precede; the score lacks them
  std::optional<Swing> swing;  ///< it is written with even notes, and played with this swing
};

/// Writes a score on the beats that it tells, with its own bars and tempo. All notes move together where they lie
/// beside the beats by one distance, short notes just before another become grace notes (take_graces()), and swung
/// notes even ones. Where onsets and lengths are as notated, the rest stays but for close_breaths(); else it goes
/// through snap_onsets() and write_lengths(). Nothing when its notes do not follow these beats (test_told_beats()), or
/// without notes.
std::optional<WrittenScore> write_on_told_beats(const Score& score);

}  // namespace clavier
