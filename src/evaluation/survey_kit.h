#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "corpus/corpus.h"
#include "evaluation/excerpt.h"
#include "evaluation/survey_answer.h"

namespace clavier {

/// The article's form: one real and one generated excerpt of each era.
inline constexpr int kArticleQuestions = 8;

struct SurveyKitOptions {
  std::vector<std::string> models = {""};  ///< as the composer knows them; at least one
  std::vector<Era> eras{kEras.begin(), kEras.end()};
  int questions = kArticleQuestions;  ///< even
  std::uint64_t seed = 0;
  ExcerptLength length;
};

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

/// A blind set of excerpts in a chance order, half of them real, half generated. Pairs of a real and a generated one go
/// to the eras in turn, and to the models in turn after each round of eras, so that 8 questions a model are balanced.
/// Real ones are from pieces that no network learned from (validation and test), each from another work, from as many
/// composers as there are. All come in one form, which says nothing about where they come from: notes on the grid of
/// 1/48 s that the corpus and the models share, no pedal (models have none), no hands, title, tempo or meter.
/// The same options and corpus, the same kit; another model, the same real excerpts. Throws Misuse for an odd number of
/// questions, Error when the corpus has too few pieces or a model composes nothing that fits.
std::vector<KitExcerpt> make_survey_kit(const SurveyKitOptions& options, const Corpus& corpus,
                                        const SurveyComposer& compose, Progress& progress);

}  // namespace clavier
