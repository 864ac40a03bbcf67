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

/// How a piece stands beside the music that models learned from.
struct Originality {
  TrainingOverlap overlap;
  TimeSpan longest;                    ///< where in the piece its longest known passage is
  std::optional<HumanBaseline> human;  ///< as long, of the same era; none where people were not measured
  int rerolled = 0;  ///< how often the piece was composed anew because it borrowed more than people do
  bool operator==(const Originality&) const = default;
};

/// Of people's measure none is passed, or none is there.
bool is_original(const Originality& originality);

/// The steps of what was composed of a piece: without the notes of a prompt that it continues, and at the tempo it was
/// composed in, so that --tempo changes neither chords nor patterns. `prompt` may be null. Places are those of
/// `piece.notes`.
IntervalSequence composed_steps(const Score& piece, const Score* prompt, const ComposeOptions& options);

/// Of the composed part of a piece; `era` none: compared with people of all eras.
Originality originality_of(const Score& piece, const IntervalSequence& part, const NgramIndex& index,
                           std::optional<Era> era);

/// When the longest known passage begins, and how long it takes to its last onset; 0 and 0 without one.
TimeSpan span_of(const Score& piece, const IntervalSequence& part, const TrainingOverlap& overlap);

}  // namespace clavier
