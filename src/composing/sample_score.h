#pragma once

#include <span>

#include "composing/score_sampler.h"

namespace clavier {

/// Samples a piece to its end, after `given`, steps that come first.
BarPiece sample_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                      const ScoreSampling& sampling, Random& random);

/// The last bars, which sample_closing_piece samples again ...
inline constexpr int kEndingBars = 2;
/// ... at most so often.
inline constexpr int kEndingAttempts = 8;

/// As sample_piece, but the last bars are sampled again until the piece ends on the tonic triad of `key`. The first
/// ending stays where none does. The request says how many bars the piece has.
BarPiece sample_closing_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given, Key key,
                              const ScoreSampling& sampling, Random& random);

/// A passage is no longer than those of the training.
inline constexpr int kMaxPassageBars = 16;

/// Samples a passage of at most kMaxPassageBars bars into the piece: its notes there, of the passage's parts, are
/// replaced.
BarPiece sample_passage(ScoreModel& model, ScoreRequest request, const BarPiece& piece, const InfillSpan& passage,
                        const ScoreSampling& sampling, Random& random);

}  // namespace clavier
