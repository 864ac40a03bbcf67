#pragma once

#include <optional>

#include "composing/compose_options.h"
#include "music/score.h"
#include "originality/ngram_index.h"

namespace clavier {

/// A stretch of a piece.
struct TimeSpan {
  Seconds begin;
  Seconds length;
  bool operator==(const TimeSpan&) const = default;
};

/// The training-set overlap of a piece beside that of human pieces.
struct Originality {
  TrainingOverlap overlap;
  TimeSpan longest;                    ///< the longest passage found in training pieces
  std::optional<HumanBaseline> human;  ///< at the same length; nothing when the index has none
  int rerolled = 0;                    ///< how often the piece was composed again
  bool operator==(const Originality&) const = default;
};

/// True when the overlap does not exceed the human baseline, or when there is no baseline.
bool is_original(const Originality& originality);

/// The intervals of the composed part of a piece, without the notes of a prompt that it continues. They are measured at
/// the tempo of composing, so --tempo does not change them. `prompt` may be null. Note indices are those of
/// `piece.notes`.
IntervalSequence composed_steps(const Score& piece, const Score* prompt, const ComposeOptions& options);

/// The originality of the composed part of a piece. Without `era` it is compared with the human baseline of all eras.
Originality originality_of(const Score& piece, const IntervalSequence& part, const NgramIndex& index,
                           std::optional<Era> era);

/// The time from the first to the last onset of the longest passage found in training pieces; 0 and 0 without one.
TimeSpan span_of(const Score& piece, const IntervalSequence& part, const TrainingOverlap& overlap);

}  // namespace clavier
