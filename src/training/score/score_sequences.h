#pragma once

#include <span>

#include "encoding/score_steps/score_state.h"
#include "training/networks/score_batch.h"

namespace clavier {

/// Steps that a network learns from, and the part of them that it sees. The hints come from all of them.
struct ScoreSequence {
  ScoreSteps steps;
  ScoreFrame frame;
  ScorePrefix prefix;
  ScoreSteps heard{};     ///< what is read in the place of `steps`, as many; empty: the steps themselves
  std::size_t first = 0;  ///< the first step that is predicted
  std::size_t last = 0;   ///< one after the last; with a passage, of what comes before kShiftFill: all after it follows
};

/// Writes a sequence to row `place` of the batch, cut at the batch's time.
void write_sequence(const ScoreSequence& sequence, std::size_t place, ScoreBatch& batch);

/// Takes the hints away from sequence `place`, as if nothing could be looked up.
void drop_hints(std::size_t place, ScoreBatch& batch);

/// A piece in windows of `context` steps that overlap by half; only what is new in a window has a loss. No more than
/// `limit` steps.
std::vector<ScoreBatch> make_validation_batches(const ScoreSequence& whole, int context, std::size_t limit);

}  // namespace clavier
