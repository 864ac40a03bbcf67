/// Fits the judge that chooses among the phrases of a Transformer, on phrases of the training pieces of a corpus of
/// scores and on phrases that the model composes: PIECES an era without a judge, and as many that a first judge chose.
/// Writes judge.safetensors into the folder of the model, and prints how well the judge tells validation phrases from
/// composed ones that it did not learn from.
///   build/<preset>/tune_phrases MODEL CORPUS [PIECES] [THREADS]

#include <cstdio>
#include <memory>
#include <string>

#include "base/files.h"
#include "base/parallel.h"
#include "composing/complete_prefix.h"
#include "composing/sample_score.h"
#include "models/open_model.h"
#include "models/transformer/guided_model.h"
#include "models/transformer/transformer_weights.h"
#include "statistics/roc.h"
#include "training/fitting/fit_phrase_judge.h"
#include "training/fitting/score_pieces.h"

namespace clavier {
namespace {

constexpr int kBars = 32;
constexpr std::size_t kMaxPhrases = 16;  // of a piece of people
constexpr int kVersions = 4;
constexpr std::size_t kHeldOut = 5;  // one composed piece in so many tests the judge

using Phrases = std::vector<PhraseExample>;

void add_phrases(const BarPiece& piece, Era era, bool by_people, Phrases& phrases) {
  const std::size_t all = piece.bars.size() / kPhraseBars;
  const std::size_t every = std::max<std::size_t>(1, (all + kMaxPhrases - 1) / kMaxPhrases);
  for (std::size_t phrase = 0; phrase < all; phrase += every)
    phrases.push_back({measure_phrase(piece, phrase * kPhraseBars, kPhraseBars), era, by_people});
}

Phrases phrases_of_people(const Corpus& corpus, Split split) {
  Phrases phrases;
  for (const ScorePiece& piece : read_score_pieces(corpus, split, {}))
    if (piece.prefix.kind == ScoreKind::solo) add_phrases(piece.piece, *piece.prefix.era, true, phrases);
  return phrases;
}

BarPiece compose(const std::shared_ptr<const TransformerWeights>& weights, Era era, const PhraseJudge* judge,
                 Random random) {
  GuidedModel model(weights, 0);
  ScoreRequest request{.prefix = {.kind = ScoreKind::solo, .era = era, .loudness = true}, .loop_guard = true};
  if (weights->openings) complete_prefix(*weights->openings, request.prefix, random);
  request.frame.loudness = true;
  set_length(kBars, request);
  const PhraseChoice choice{
      .versions = judge != nullptr ? kVersions : 1, .judge = judge, .closing = request.prefix.key};
  return sample_piece(model, request, {}, choice, make_score_sampling({}), random);
}

/// Adds the phrases of `pieces` new pieces an era to those that are learned or to those that test.
void compose_phrases(const std::shared_ptr<const TransformerWeights>& weights, const PhraseJudge* judge,
                     std::size_t pieces, int threads, Phrases& learned, Phrases& tested) {
  std::vector<BarPiece> composed(pieces * kEras.size());
  parallel_for(composed.size(), threads, [&](std::size_t place) {
    composed[place] = compose(weights, kEras.at(place % kEras.size()), judge,
                              Random(judge != nullptr ? 2 : 1, static_cast<std::uint64_t>(place)));
  });
  for (std::size_t place = 0; place < composed.size(); ++place)
    add_phrases(composed[place], kEras.at(place % kEras.size()), false,
                place / kEras.size() % kHeldOut == 0 ? tested : learned);
}

void print_areas(const PhraseJudge& judge, const Phrases& tested) {
  for (const Era era : kEras) {
    std::vector<double> people, model;
    for (const PhraseExample& phrase : tested)
      if (phrase.era == era) (phrase.by_people ? people : model).push_back(judge(phrase.features, era));
    std::printf("  %s: area under the curve %.3f (%zu and %zu phrases)\n", std::string(to_string(era)).c_str(),
                area_under_roc(people, model), people.size(), model.size());
  }
}

int run(const std::string& folder, const std::string& corpus_folder, std::size_t pieces, int threads) {
  const auto weights = score_model_weights(open_model(folder));
  const Corpus corpus = Corpus::open(corpus_folder);
  Phrases learned = phrases_of_people(corpus, Split::train);
  Phrases tested = phrases_of_people(corpus, Split::validation);
  compose_phrases(weights, nullptr, pieces, threads, learned, tested);
  const PhraseJudge first(fit_phrase_judge(learned));
  std::printf("without a judge:\n");
  print_areas(first, tested);
  Phrases second_test = phrases_of_people(corpus, Split::validation);
  compose_phrases(weights, &first, pieces, threads, learned, second_test);
  const TensorMap tensors = fit_phrase_judge(learned);
  std::printf("chosen by the first of these, judged by the second:\n");
  print_areas(PhraseJudge(tensors), second_test);
  write_file(std::filesystem::path(folder) / kPhraseJudgeFile, write_safetensors(tensors, Precision::f32));
  return 0;
}

}  // namespace
}  // namespace clavier

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: tune_phrases MODEL CORPUS [PIECES] [THREADS]\n");
    return 2;
  }
  const std::size_t pieces = argc > 3 ? std::stoul(argv[3]) : 120;
  return clavier::run(argv[1], argv[2], pieces, argc > 4 ? std::stoi(argv[4]) : 0);
}
