#pragma once

#include "analysis/metrics/yang_lerch_features.h"
#include "base/progress.h"
#include "evaluation/pieces/originality_measures.h"
#include "evaluation/pieces/piece_set.h"
#include "models/classifier/era_classifier.h"
#include "statistics/embedding_distance.h"

namespace clavier {

/// What the sets of all eras are compared with.
struct EvaluationContext {
  const Corpus& corpus;
  EraClassifier classifier;
  OriginalityReference originality;
  Seconds length{60};  ///< of every piece that is measured
};

/// Takes as long as make_originality_reference.
EvaluationContext make_evaluation_context(const Corpus& corpus, const EraClassifier& classifier, Seconds length,
                                          Progress& progress);

/// Training music of an era that sets are compared with, in two halves of which no work is in both: the second shows
/// how far real music lies from real music.
struct EraReference {
  Era era = Era::romantic;
  std::vector<YangLerchFeatures> features;                   ///< of both halves
  std::vector<StyleEmbedding> embeddings, other_embeddings;  ///< of one half, of the other
};

/// Of up to `pieces` excerpts in each half. Throws Error when there are not two in either.
EraReference make_era_reference(const EvaluationContext& context, Era era, std::size_t pieces);

/// Embeddings of the pieces that have notes enough.
std::vector<StyleEmbedding> embeddings_of(const EraClassifier& classifier, const PieceSet& set);

}  // namespace clavier
