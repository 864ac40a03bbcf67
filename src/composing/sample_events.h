#pragma once

#include <span>

#include "composing/compose_options.h"
#include "composing/length_plan.h"
#include "composing/loop_guard.h"
#include "composing/sampler.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// The events of a piece as they were sampled.
struct SampledEvents {
  Events events;
  std::vector<double> progress;               ///< LengthPlan::done after each event
  std::vector<double> end_log_probabilities;  ///< log of the model's probability that the piece ends after each event
};

/// The range of possible endings, as shares of the requested length. Sampling goes on to the latest, and
/// find_best_ending chooses.
inline constexpr double kEarliestEnding = 0.85;
inline constexpr double kLatestEnding = 1.15;

/// Samples a piece from the model after `prompt` (empty for a new piece). Only symbols are sampled that the grammar,
/// two hands (is_playable), the loop guard and the range of the piano allow. The end is never sampled: the piece goes
/// on past the requested length, so that find_best_ending can choose. A model with that condition gets the number of
/// remaining events until the range of endings begins; one that fills gaps takes the new piece for a gap of the
/// requested length. The last chord is always complete.
SampledEvents sample_events(SequenceModel& model, std::span<const Event> prompt, const ComposeOptions& options,
                            Random random);

/// A gap in a performance.
struct EventGap {
  Events before;  ///< from the start of the piece
  Events after;   ///< to the end of the piece
  int steps = 0;  ///< from the last opening event before to the first one after, or from where the gap begins or ends
};

/// Samples what fills the gap, in the same way. It ends where the model says so, at the latest where the gap does.
/// The model must fill gaps.
Events sample_gap(SequenceModel& model, const EventGap& gap, const ComposeOptions& options, Random random);

}  // namespace clavier
