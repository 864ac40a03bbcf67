#pragma once

#include <memory>

#include "composing/compose.h"
#include "composing/generator_helpers.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {

/// Composes scores with a model of them. A new piece has kDefaultBars bars, or about as many as last the asked seconds;
/// a given piece is continued by so many, or filled in, or accompanied (GivenMusic). Key, meter, tempo, density,
/// composer and form are asked of the model; the piece is not changed afterwards, but for its exact tempo and short
/// notes (plain_lengths.h). Where the model has a judge, the best of some candidates of each phrase is kept
/// (sample_score.h); else the best of whole pieces (score_quality.h), also by what a helper says of their era. The same
/// options, weights, given piece and index give the same piece. Throws Misuse for what cannot be asked, Error for a
/// given piece that is no score.
PieceGenerator make_piece_generator(std::shared_ptr<const TransformerWeights> weights, std::optional<Era> era,
                                    const GeneratorHelpers& helpers = {});

}  // namespace clavier
