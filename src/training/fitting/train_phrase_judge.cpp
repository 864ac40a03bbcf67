#include "training/fitting/train_phrase_judge.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "composing/complete_prefix.h"
#include "composing/sample_score.h"
#include "models/open_model.h"
#include "models/transformer/transformer_model.h"
#include "models/transformer/transformer_weights.h"
#include "statistics/roc.h"
#include "training/fitting/fit_phrase_judge.h"
#include "training/fitting/score_pieces.h"

namespace clavier {
namespace {

constexpr int kBars = 32;
constexpr std::size_t kMaxPhrases = 16;  // of a human piece
constexpr int kVersions = 4;
constexpr std::size_t kHeldOut = 5;  // one composed piece in so many tests the judges

using Phrases = std::vector<PhraseExample>;

void add_phrases(const BarPiece& piece, Era era, bool by_people, Phrases& phrases) {
  constexpr auto kPhraseLength = static_cast<std::size_t>(kPhraseBars);
  const std::size_t all = piece.bars.size() / kPhraseLength;
  const std::size_t every = std::max<std::size_t>(1, (all + kMaxPhrases - 1) / kMaxPhrases);
  for (std::size_t phrase = 0; phrase < all; phrase += every)
    phrases.push_back({measure_phrase(piece, phrase * kPhraseLength, kPhraseLength), era, by_people});
}

Phrases phrases_of_people(const Corpus& corpus, Split split) {
  Phrases phrases;
  for (const ScorePiece& piece : read_score_pieces(corpus, {.split = split}))
    if (piece.prefix.kind == ScoreKind::solo) add_phrases(piece.piece, *piece.prefix.era, true, phrases);
  return phrases;
}

BarPiece compose(const std::shared_ptr<const TransformerWeights>& weights, Era era, const PhraseJudge* judge,
                 Random random) {
  ScoreRequest request{.prefix = {.kind = ScoreKind::solo, .era = era, .loudness = true}};
  if (weights->openings) complete_prefix(*weights->openings, request.prefix, random);
  request.frame.loudness = true;
  set_length(kBars, request);
  const PhraseChoice choice{
      .versions = judge != nullptr ? kVersions : 1, .judge = judge, .closing = request.prefix.key};
  return sample_piece(TransformerModel(weights), request, {}, choice, make_score_sampling({}), random);
}

/// Fits judges to what it composes.
class JudgeTraining {
 public:
  JudgeTraining(const PhraseJudgeTrainRequest& request, const Corpus& corpus, Progress& progress)
      : request_(request),
        progress_(progress),
        weights_(score_model_weights(open_model(request.out))),
        learned_(phrases_of_people(corpus, Split::train)),
        validation_(phrases_of_people(corpus, Split::validation)) {
    for (const Era era : kEras)
      if (std::any_of(learned_.begin(), learned_.end(), [&](const PhraseExample& each) { return each.era == era; }))
        eras_.push_back(era);
    if (eras_.empty()) throw Error("the corpus has no scores to learn from");
  }

  Json run() {
    compose_phrases(nullptr, "composing");
    const PhraseJudge first(fit_phrase_judge(learned_));
    Json areas = {{"first", areas_of(first)}};
    compose_phrases(&first, "composing by a first judge");
    const TensorMap tensors = fit_phrase_judge(learned_);
    areas["second"] = areas_of(PhraseJudge(tensors));
    write_file(std::filesystem::path(request_.out) / kPhraseJudgeFile, write_safetensors(tensors, Precision::f32));
    return {{"out", request_.out}, {"phrases", learned_.size()}, {"areas", areas}};
  }

 private:
  /// Adds phrases of new pieces to those that are learned from, and some to those that test.
  void compose_phrases(const PhraseJudge* judge, const char* what) {
    std::vector<BarPiece> composed(static_cast<std::size_t>(request_.pieces) * eras_.size());
    progress_.begin(what, composed.size());
    parallel_for(composed.size(), static_cast<unsigned>(request_.threads), [&](std::size_t place) {
      composed[place] = compose(weights_, eras_[place % eras_.size()], judge,
                                Random(judge != nullptr ? 2 : 1, static_cast<std::uint64_t>(place)));
      progress_.advance();
    });
    progress_.end();
    tested_.clear();
    for (std::size_t place = 0; place < composed.size(); ++place)
      add_phrases(composed[place], eras_[place % eras_.size()], false,
                  place / eras_.size() % kHeldOut == 0 ? tested_ : learned_);
  }

  Json areas_of(const PhraseJudge& judge) const {
    Json areas = Json::object();
    for (const Era era : eras_) {
      std::vector<double> people, model;
      for (const PhraseExample& phrase : validation_)
        if (phrase.era == era) people.push_back(judge(phrase.features, era));
      for (const PhraseExample& phrase : tested_)
        if (phrase.era == era) model.push_back(judge(phrase.features, era));
      const bool both = !people.empty() && !model.empty();
      areas[std::string(to_string(era))] = both ? Json(area_under_roc(people, model)) : Json(nullptr);
    }
    return areas;
  }

  const PhraseJudgeTrainRequest& request_;
  Progress& progress_;
  std::shared_ptr<const TransformerWeights> weights_;
  Phrases learned_, validation_, tested_;
  std::vector<Era> eras_;  // those of the corpus
};

}  // namespace

Json train_phrase_judge(const PhraseJudgeTrainRequest& request, Progress& progress) {
  return JudgeTraining(request, Corpus::open(request.corpus), progress).run();
}

}  // namespace clavier
