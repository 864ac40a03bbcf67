#pragma once

#include "analysis/metrics/yang_lerch_features.h"
#include "base/progress.h"
#include "evaluation/pieces/piece_set.h"
#include "models/classifier/era_classifier.h"
#include "originality/measure_human_baseline.h"
#include "originality/passage_finder.h"
#include "statistics/embedding_distance.h"

namespace clavier {

/// What all sets of all eras are measured by.
struct EvaluationContext {
  const Corpus& corpus;
  EraClassifier classifier;
  PassageFinder training;    ///< all training pieces
  HumanBaselineTable human;  ///< what people's pieces have in common with them
  Seconds length{60};        ///< of every piece that is measured
};

/// Takes some seconds: all training pieces are put in order, and all others compared with them.
EvaluationContext make_evaluation_context(const Corpus& corpus, const EraClassifier& classifier, Seconds length,
                                          Progress& progress);

/// Training music of an era that sets are compared with, in two halves of which no work is in both: the second shows
/// how far real music lies from real music.
struct EraReference {
  Era era = Era::romantic;
  std::vector<YangLerchFeatures> features;                   ///< of both halves
  std::vector<StyleEmbedding> embeddings, other_embeddings;  ///< of one half, of the other
};

/// Of up to `pieces` stretches in each half. Throws Error when there are not two in either.
EraReference make_era_reference(const EvaluationContext& context, Era era, std::size_t pieces);

/// Embeddings of the pieces that have notes enough.
std::vector<StyleEmbedding> embeddings_of(const EraClassifier& classifier, const PieceSet& set);

}  // namespace clavier
