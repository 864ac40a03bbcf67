#pragma once

#include <span>
#include <string>
#include <vector>

#include "evaluation/pieces/model_likelihood.h"
#include "training/fitting/score_pieces.h"

namespace clavier {

/// The scores of a corpus that models are compared on, with everything that prefixes can say. Throws Error when none
/// fits.
std::vector<ScorePiece> read_held_out_scores(const Corpus& corpus, const LikelihoodPieces& wanted,
                                             std::span<const std::string> composers);

}  // namespace clavier
