#pragma once

#include <cstdint>
#include <vector>

#include "encoding/score_steps/step_columns.h"

namespace clavier {

/// Sequences of steps side by side, as a network of scores learns from them. After row t of a sequence, its target t is
/// predicted. Sequences shorter than `time` are filled up with rows of "none" and targets without symbols.
struct ScoreBatch {
  std::int64_t sequences = 0;
  std::int64_t time = 0;
  std::vector<std::int16_t> prefixes;   ///< (sequences, kPrefixColumns)
  std::vector<std::int16_t> rows;       ///< (sequences, time, kStepColumns)
  std::vector<std::int32_t> ticks;      ///< (sequences, time), from the start of the piece
  std::vector<std::int16_t> targets;    ///< (sequences, time, kStepFields), ScoreStep::kNoSymbol without a loss
  std::vector<std::int16_t> note_rows;  ///< (sequences, time, kNoteColumns), of targets that are notes
  std::vector<std::uint8_t> legal;      ///< (sequences, time, kAllStepSymbols), see mark_legal; 1 where it may follow

  ScoreBatch() = default;
  ScoreBatch(std::int64_t sequence_count, std::int64_t steps);
};

}  // namespace clavier
