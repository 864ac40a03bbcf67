#pragma once

#include <memory>
#include <string>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "evaluation/pieces/model_likelihood.h"
#include "models/transformer/transformer_weights.h"
#include "statistics/bootstrap.h"

namespace clavier {

/// How well a model of scores predicts passages that are hidden in held-out scores, both hands of 1 to 16 bars: in nats
/// a note of time, part, pitch, duration and plan, with intervals by bootstrap over passages.
struct PassageLikelihood {
  std::string name;
  std::size_t passages = 0;
  std::uint64_t notes = 0;
  ConfidenceInterval past;  ///< when only what comes before is known
  ConfidenceInterval both;  ///< when what comes after is known, too
};

/// Hides `passages` random passages, as many in each piece as in the others. Throws Error when no score fits `pieces`.
PassageLikelihood measure_passage_likelihood(const std::shared_ptr<const TransformerWeights>& weights,
                                             const Corpus& corpus, const LikelihoodPieces& pieces, int passages,
                                             Progress& progress);

Json to_json(const PassageLikelihood& model);

}  // namespace clavier
