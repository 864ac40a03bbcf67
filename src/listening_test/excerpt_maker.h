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
  std::string model;   ///< the family that the answer key names: "bilstm"
  std::string source;  ///< "bilstm-baroque, seed 7, piece 1"
  Score score;
};

/// (model, era, number) gives a piece; other numbers, other pieces.
using SurveyComposer = std::function<SurveyPiece(const std::string& model, Era era, std::uint64_t number)>;

struct KitExcerpt {
  std::string name;  ///< "excerpt-1", in the order in which they are heard: it tells nothing
  ExcerptTruth truth;
  std::string source;  ///< "Johann Sebastian Bach, ..." or what the composer said
  Seconds begin;       ///< in its piece
  Score score;
};

/// What chance decides about a kit, each with numbers of its own: another model leaves the real excerpts as they are.
enum KitRandomStream : std::uint64_t { kOrderOfEras, kOrderOfPieces, kRealPlaces, kGeneratedPlaces, kOrderOfQuestions };

/// Cuts the excerpts of one kit, still without names. Real ones are from pieces that no network learned from
/// (validation and test), each from another work, from as many composers as there are; every generated one is from a
/// piece of its own. All come in one form, which says nothing about where they come from: notes on the grid of 1/48 s
/// that the corpus and the models share, no pedal (models have none), no hands, title, tempo or meter. All three
/// arguments must live as long as the maker.
class ExcerptMaker {
 public:
  ExcerptMaker(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose);

  /// Throws Error when the corpus has too few pieces.
  KitExcerpt real(Era era);
  /// Throws Error when the model composes nothing that fits.
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
