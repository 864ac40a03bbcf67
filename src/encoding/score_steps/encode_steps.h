#pragma once

#include <array>
#include <optional>
#include <span>

#include "encoding/score_steps/score_step.h"

namespace clavier {

/// Some parts of some bars, which are to be written anew (fill-in).
struct InfillSpan {
  int first_bar = 0;
  int bars = 1;
  std::array<bool, kParts> parts = {true, true, false};  ///< which parts are cut out, by Part
  bool operator==(const InfillSpan&) const = default;

  bool has_bar(int bar) const { return bar >= first_bar && bar < first_bar + bars; }
  bool has_part(Part part) const { return parts[static_cast<std::size_t>(part)]; }
};

/// The piece without the notes of the passage.
BarPiece cut_out(BarPiece piece, const InfillSpan& passage);

/// The steps of a piece from its first bar line to its end.
ScoreSteps encode_steps(const BarPiece& piece);

/// First the piece without the passage, then kShiftFill, then the passage: its bar lines and the notes that were cut
/// out, and the end. The bar lines before kShiftFill look back to what is left of the piece. The passage lies within
/// the piece.
ScoreSteps encode_steps(const BarPiece& piece, const InfillSpan& passage);

/// Steps `first` to `last` - 1.
struct StepRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool has(std::size_t step) const { return step >= first && step < last; }
};

/// Which of the steps before kShiftFill a network reads that reaches back `context` steps, when a passage of `inside`
/// steps follows: as many before the passage as after it, where the piece has both.
StepRange choose_context(std::span<const ScoreStep> steps, const InfillSpan& passage, std::size_t inside,
                         std::size_t context);

/// The piece that the steps write; `passage` is that of the notes after kShiftFill. Any sequence of steps decodes:
/// positions beyond a bar are moved to its last tick, overlaps of a pitch are removed (pitch_overlaps.h), notes before
/// the first bar line are left out. encode_steps gives the steps of a canonical piece back.
BarPiece decode_steps(std::span<const ScoreStep> steps, const std::optional<InfillSpan>& passage = std::nullopt);

}  // namespace clavier
