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

Yardsticks yardsticks_of(const Corpus& corpus, const StyleModel& style, Seconds length, Progress& progress) {
  PassageFinder training(steps_of_split(corpus, Split::train, progress));
  const auto measure = [&](const NoteSteps& piece) { return copied_from(training.text(), piece).borrowing; };
  HumanTable human = human_borrowing(corpus, measure, progress);
  return {
      .corpus = corpus, .style = style, .training = std::move(training), .human = std::move(human), .length = length};
}

EraReference era_reference(const Yardsticks& yardsticks, Era era, std::size_t pieces) {
  const RealSet wanted{.split = Split::train, .era = era, .pieces = 2 * pieces, .length = yardsticks.length};
  const PieceSet set = real_set(yardsticks.corpus, wanted, Random(kReferenceSeed));
  EraReference reference{.era = era, .features = std::vector<NineFeatures>(set.size())};
  parallel_for(set.size(), 0, [&](std::size_t index) {
    reference.features[index] = nine_features_of(set[index].score, LengthUnit::seconds);
  });
  const auto [half, other] = halves_of(set);
  reference.embeddings = embeddings_of(yardsticks.style, half);
  reference.other_embeddings = embeddings_of(yardsticks.style, other);
  if (std::min(reference.embeddings.size(), reference.other_embeddings.size()) < 2)
    throw Error("cannot evaluate: the corpus has too little " + std::string(to_string(era)) + " music to learn from");
  return reference;
}

std::vector<StyleEmbedding> embeddings_of(const StyleModel& style, const PieceSet& set) {
  std::vector<StyleEmbedding> places(set.size());
  parallel_for(set.size(), 0, [&](std::size_t index) {
    if (const auto found = style(set[index].score)) places[index] = found->embedding;
  });
  std::erase_if(places, [](const StyleEmbedding& place) { return place.empty(); });
  return places;
}

}  // namespace clavier
