#include "listening_test/excerpt_maker.h"

#include <algorithm>

#include "base/error.h"
#include "base/shuffle.h"
#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxAttempts = 8;  // pieces composed for one excerpt

/// An excerpt of a piece; nullopt when there is none.
std::optional<KitExcerpt> cut(const Score& score, const ExcerptLength& length, Random& random) {
  const std::vector<GridNote> notes = remove_overlaps(grid_notes(score));
  const std::optional<ExcerptPlace> place = choose_excerpt(notes, length, random);
  if (!place) return std::nullopt;
  return KitExcerpt{.begin = Seconds{place->begin / static_cast<double>(kStepsPerSecond)},
                    .score = excerpt_of(notes, *place)};
}

/// The held-out pieces of an era in random order, but first one piece by each composer, then a second by each, ...
std::vector<std::size_t> held_out_pieces(const Corpus& corpus, Era era, Seconds shortest, Random& random) {
  std::vector<std::size_t> pieces;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.era == era && piece.split != Split::train && piece.seconds >= shortest.value) pieces.push_back(index);
  }
  shuffle(pieces, random);
  std::map<std::string, int> of_composer;
  std::map<std::size_t, int> rounds;
  for (const std::size_t piece : pieces) rounds[piece] = of_composer[corpus.pieces()[piece].composer]++;
  std::stable_sort(pieces.begin(), pieces.end(), [&](auto a, auto b) { return rounds[a] < rounds[b]; });
  return pieces;
}

}  // namespace

ExcerptMaker::ExcerptMaker(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose)
    : options_(options),
      corpus_(corpus),
      compose_(compose),
      real_places_(options.seed, kRealPlaces),
      generated_places_(options.seed, kGeneratedPlaces) {
  Random order(options.seed, kOrderOfPieces);
  for (const Era era : kEras) waiting_[era] = held_out_pieces(corpus, era, options.length.shortest, order);
}

KitExcerpt ExcerptMaker::real(Era era) {
  std::vector<std::size_t>& waiting = waiting_[era];
  while (!waiting.empty()) {
    const std::size_t index = waiting.front();
    waiting.erase(waiting.begin());
    const CorpusPiece& piece = corpus_.pieces()[index];
    if (works_.contains(piece.work)) continue;
    std::optional<KitExcerpt> excerpt = cut(corpus_.score(index), options_.length, real_places_);
    if (!excerpt) continue;
    works_.insert(piece.work);
    excerpt->truth.era = era;
    excerpt->source = piece.composer + ", " + piece.title;
    return std::move(*excerpt);
  }
  throw Error("cannot make a survey of " + std::to_string(options_.questions) + " questions: the corpus has too few " +
              std::string(to_string(era)) + " pieces for validation and test that are long enough");
}

KitExcerpt ExcerptMaker::generated(const std::string& model, Era era) {
  for (std::uint64_t attempt = 0; attempt < kMaxAttempts; ++attempt) {
    SurveyPiece piece = compose_(model, era, composed_++);
    std::optional<KitExcerpt> excerpt = cut(piece.score, options_.length, generated_places_);
    if (!excerpt) continue;
    excerpt->truth = {.generated = true, .model = piece.model, .era = era};
    excerpt->source = piece.source;
    return std::move(*excerpt);
  }
  throw Error("cannot make a survey: " + std::to_string(kMaxAttempts) + " " + std::string(to_string(era)) +
              " pieces by the model " + model + " are too short or too empty for an excerpt");
}

}  // namespace clavier
