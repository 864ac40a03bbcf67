#pragma once

#include <array>
#include <memory>
#include <string>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "encoding/score_steps/score_step.h"
#include "evaluation/pieces/model_likelihood.h"
#include "models/transformer/transformer_weights.h"
#include "statistics/bootstrap.h"

namespace clavier {

/// Notes of a piece whose likelihood is reported apart: where nothing can be remembered yet.
inline constexpr std::uint64_t kOpeningNotes = 32;

/// How well a model of scores predicts held-out scores: negative log-likelihoods in nats a note, with intervals by
/// bootstrap over pieces.
struct ScoreLikelihood {
  std::string name;
  std::size_t pieces = 0;
  std::uint64_t notes = 0;
  std::array<ConfidenceInterval, kStepFields> fields{};
  ConfidenceInterval plan;     ///< of likeness, distance and transposition
  ConfidenceInterval music;    ///< of shift, part, pitch, duration and the plan
  ConfidenceInterval opening;  ///< the same, of the first kOpeningNotes notes of each piece
  ConfidenceInterval total;    ///< of all fields
};

/// Plays the scores of a corpus through the model, on all processors; everything that their prefixes can say is said.
/// Throws Error when no score fits `pieces`.
ScoreLikelihood measure_score_likelihood(const std::shared_ptr<const TransformerWeights>& weights, const Corpus& corpus,
                                         const LikelihoodPieces& pieces, Progress& progress);

Json to_json(const ScoreLikelihood& model);

}  // namespace clavier
