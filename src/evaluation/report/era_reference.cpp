#include "evaluation/report/era_reference.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/parallel.h"

namespace clavier {
namespace {

constexpr std::uint64_t kReferenceSeed = 1;

/// Every second work, by name, so that halves are as alike as works are.
std::pair<PieceSet, PieceSet> halves_of(PieceSet set) {
  std::set<std::string> works;
  for (const MeasuredPiece& piece : set) works.insert(piece.group);
  std::pair<PieceSet, PieceSet> halves;
  for (MeasuredPiece& piece : set) {
    const auto place = std::distance(works.begin(), works.find(piece.group));
    (place % 2 == 0 ? halves.first : halves.second).push_back(std::move(piece));
  }
  return halves;
}

}  // namespace

EvaluationContext make_evaluation_context(const Corpus& corpus, const EraClassifier& classifier, Seconds length,
                                          Progress& progress) {
  return {.corpus = corpus,
          .classifier = classifier,
          .originality = make_originality_reference(corpus, progress),
          .length = length};
}

EraReference make_era_reference(const EvaluationContext& context, Era era, std::size_t pieces) {
  const RealPieceSelection wanted{.split = Split::train, .era = era, .pieces = 2 * pieces, .length = context.length};
  const PieceSet set = sample_real_pieces(context.corpus, wanted, Random(kReferenceSeed));
  EraReference reference{.era = era, .features = std::vector<YangLerchFeatures>(set.size())};
  parallel_for(set.size(), 0, [&](std::size_t index) {
    reference.features[index] = yang_lerch_features_of(set[index].score, LengthUnit::seconds);
  });
  const auto [half, other] = halves_of(set);
  reference.embeddings = embeddings_of(context.classifier, half);
  reference.other_embeddings = embeddings_of(context.classifier, other);
  if (std::min(reference.embeddings.size(), reference.other_embeddings.size()) < 2)
    throw Error("cannot evaluate: the corpus has too little " + std::string(to_string(era)) + " music to learn from");
  return reference;
}

std::vector<StyleEmbedding> embeddings_of(const EraClassifier& classifier, const PieceSet& set) {
  std::vector<StyleEmbedding> embeddings(set.size());
  parallel_for(set.size(), 0, [&](std::size_t index) {
    if (const auto found = classifier(set[index].score)) embeddings[index] = found->embedding;
  });
  std::erase_if(embeddings, [](const StyleEmbedding& place) { return place.empty(); });
  return embeddings;
}

}  // namespace clavier
