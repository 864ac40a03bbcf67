#pragma once

#include <span>

#include "composing/compose_options.h"
#include "composing/length_plan.h"
#include "composing/loop_guard.h"
#include "composing/sampler.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// Events of a piece as they were drawn.
struct SampledEvents {
  Events events;
  std::vector<double> progress;               ///< LengthPlan::done after each event
  std::vector<double> end_log_probabilities;  ///< log of the model's probability that the piece ends after each event
};

/// Where endings are looked for, in parts of the asked length: drawing goes on to the latest, and find_best_ending
/// chooses.
inline constexpr double kEarliestEnding = 0.85;
inline constexpr double kLatestEnding = 1.15;

/// Draws a piece from the model after `prompt` (empty for a new piece). Only what the grammar, two hands (is_playable),
/// the loop guard and the piano allow is drawn, and no end: the piece goes on past the asked length for
/// find_best_ending to choose from. A model that listens is told how much remains until the endings begin. The last
/// chord is always whole.
SampledEvents sample_events(SequenceModel& model, std::span<const Event> prompt, const ComposeOptions& options,
                            Random random);

}  // namespace clavier
