#pragma once

#include <memory>

#include "composing/compose.h"
#include "models/classifier/era_classifier.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {

/// Composes scores with a model of them. A new piece has kDefaultBars bars, or about as many as last the asked seconds;
/// a given piece is continued by so many, or filled in, or accompanied (GivenMusic). Key, meter, tempo, density,
/// composer and form are asked of the model; the piece is not changed afterwards, but for its exact tempo. Of some
/// candidates the best is kept (score_quality.h), also by what `judge` says of their era, where there is one. The same
/// options, weights, given piece and index give the same piece. Throws Misuse for what cannot be asked, Error for a
/// given piece that is no score.
PieceGenerator make_piece_generator(std::shared_ptr<const TransformerWeights> weights, std::optional<Era> era,
                                    std::shared_ptr<const EraClassifier> judge = nullptr);

}  // namespace clavier
