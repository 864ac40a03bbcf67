#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "models/open_model.h"
#include "models/sequence/likelihood.h"

namespace clavier {

/// Which pieces of a corpus models are compared on.
struct LikelihoodPieces {
  std::string split = "validation";
  std::optional<Era> era;
  int max_pieces = 0;       ///< the first so many; 0 for all
  bool ngram_cache = true;  ///< models that have an n-gram cache use it
  bool recordings = false;  ///< models of scores predict recordings instead, in bars of two seconds
};

/// How well a model predicts held-out pieces.
struct ModelLikelihood {
  std::string name;
  LikelihoodReport report;
  double coverage = 0;  ///< share of the pieces' notes that the model's vocabulary can encode, 0..1
};

/// Plays the pieces through the model, on all processors. Throws Error when nothing fits `pieces`, and Misuse when the
/// model composes no events.
ModelLikelihood measure_model_likelihood(const Model& model, const Corpus& corpus, const LikelihoodPieces& pieces,
                                         Progress& progress);

Json to_json(const ModelLikelihood& model);

}  // namespace clavier
