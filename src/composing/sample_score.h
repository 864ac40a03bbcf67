#pragma once

#include <span>

#include "composing/score_sampler.h"

namespace clavier {

/// Samples a piece to its end, after `given`, steps that come first.
BarPiece sample_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                      const ScoreSampling& sampling, Random& random);

/// A passage is no longer than those of the training.
inline constexpr int kMaxPassageBars = 16;

/// Samples a passage of at most kMaxPassageBars bars into the piece: its notes there, of the passage's parts, are
/// replaced.
BarPiece sample_passage(ScoreModel& model, ScoreRequest request, const BarPiece& piece, const InfillSpan& passage,
                        const ScoreSampling& sampling, Random& random);

}  // namespace clavier
