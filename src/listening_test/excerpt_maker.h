#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/store/corpus.h"
#include "listening_test/survey_answer.h"
#include "listening_test/survey_kit_options.h"

namespace clavier {

/// A piece by a model, longer than an excerpt.
struct SurveyPiece {
  std::string model;   ///< the family that the answer key names: "lstm"
  std::string source;  ///< "lstm-baroque, seed 7, piece 1"
  Score score;
};

/// Composes a piece by model and era; each number gives another piece.
using SurveyComposer = std::function<SurveyPiece(const std::string& model, Era era, std::uint64_t number)>;

struct KitExcerpt {
  std::string name;  ///< "excerpt-1": the place in the kit, which reveals nothing
  ExcerptTruth truth;
  std::string source;  ///< "Johann Sebastian Bach, ...", or SurveyPiece::source
  Seconds begin;       ///< within its piece
  Score score;
};

/// The random streams of a kit. They are separate, so that another model leaves the real excerpts unchanged.
enum KitRandomStream : std::uint64_t { kOrderOfEras, kOrderOfPieces, kRealPlaces, kGeneratedPlaces, kOrderOfQuestions };

/// Cuts the excerpts of one kit, still without names. Real excerpts are from held-out pieces (validation and test),
/// each from another work, from as many composers as possible; each generated excerpt is from another piece. All have
/// one form that does not reveal their source: notes on the grid of 1/48 s that corpus and models share, without pedal
/// (models have none), hands, title, tempo and meter. All three arguments must live as long as the maker.
class ExcerptMaker {
 public:
  ExcerptMaker(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose);

  /// Throws Error when the corpus has too few pieces of the era.
  KitExcerpt real(Era era);
  /// Throws Error when the model composes no piece with an excerpt.
  KitExcerpt generated(const std::string& model, Era era);

 private:
  const SurveyKitOptions& options_;
  const Corpus& corpus_;
  const SurveyComposer& compose_;
  Random real_places_;
  Random generated_places_;
  std::map<Era, std::vector<std::size_t>> waiting_;
  std::set<std::string> works_;
  std::uint64_t composed_ = 0;
};

}  // namespace clavier
