#pragma once

#include "composing/composition.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// A passage is no longer than those of the training, in seconds.
inline constexpr double kMaxPassageSeconds = 60;

/// The performance with its passage options.seconds_range rewritten: the notes that begin there are replaced, all
/// others stay. Notes before it end where it plays their key again. The model must fill gaps. Throws Misuse for a range
/// that is none, is empty, too long, or not in the piece.
Composition fill_performance(SequenceModel& model, const ComposeOptions& options, const Score& given,
                             std::uint64_t index);

}  // namespace clavier
