#pragma once

#include <span>

#include "composing/compose_options.h"
#include "composing/length_plan.h"
#include "composing/loop_guard.h"
#include "composing/sampler.h"
#include "engine/sequence_model.h"

namespace clavier {

/// Events of a piece as they were drawn.
struct DrawnEvents {
  Events events;
  bool closed = false;           ///< the model itself ended the piece
  std::vector<double> progress;  ///< LengthPlan::done after each event
};

/// How far beyond the asked length drawing goes, in parts of it, when the model finds no end.
inline constexpr double kLongestPiece = 1.15;

/// Draws a piece from the model after `prompt` (empty for a new piece). Only what the grammar, two hands (is_playable),
/// the loop guard and the piano allow is drawn; the end only near the asked length: within the last tenth if the model
/// is told how much remains, within the last quarter if not. The last chord is always whole.
DrawnEvents draw_events(SequenceModel& model, std::span<const Event> prompt, const ComposeOptions& options,
                        Random random);

}  // namespace clavier
