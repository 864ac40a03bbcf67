#include <CLI/CLI.hpp>
#include <memory>

#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/likelihood_table.h"
#include "cli/evaluate/result_envelope.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct LikelihoodRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::string split = "validation";
  std::optional<std::string> era;
  int pieces = 0;
  int passages = 0;
  bool ngram_cache = true;
  bool recordings = false;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(models_option(), model);
    visitor(corpus_option(), corpus);
    visitor(Option{.name = "split",
                   .doc = "which pieces to predict; take test for final results only",
                   .choices = {"train", "validation", "test"}},
            split);
    visitor(era_option("only pieces of this era"), era);
    visitor(
        Option{.name = "pieces", .doc = "only the first so many pieces, 0 for all; for a quick estimate", .minimum = 0},
        pieces);
    visitor(Option{.name = "passages",
                   .doc = "hide so many passages of up to 16 measures in scores, and predict them alone",
                   .minimum = 0,
                   .maximum = 1e6},
            passages);
    visitor(Option{.name = "ngram_cache",
                   .doc = "the n-gram cache, to see what the network predicts without it",
                   .group = OptionGroup::advanced,
                   .formerly = "recall"},
            ngram_cache);
    visitor(Option{.name = "recordings",
                   .doc = "what models of scores predict of recordings, which they read in bars of two seconds",
                   .group = OptionGroup::advanced},
            recordings);
    visitor(json_option(), json);
  }
};

/// Prints the results of models of one kind.
template <class Likelihood>
void print_likelihoods(const LikelihoodRequest& request, const Corpus& corpus, const std::vector<Likelihood>& models) {
  if (!request.json) {
    for (const std::string& line : likelihood_table(models)) print_line(line);
    return;
  }
  Json result = make_result_envelope("likelihood", request, &corpus);
  result["models"] = Json::array();
  for (const Likelihood& model : models) result["models"].push_back(to_json(model));
  print_json(result);
}

void evaluate_likelihood(const LikelihoodRequest& request) {
  TerminalProgress progress;
  const std::optional<Era> era = parse_optional_era(request.era);
  const Corpus corpus = Corpus::open(request.corpus);
  const LikelihoodPieces pieces{.split = request.split,
                                .era = era,
                                .max_pieces = request.pieces,
                                .ngram_cache = request.ngram_cache,
                                .recordings = request.recordings};
  std::vector<ModelLikelihood> performances;
  std::vector<ScoreLikelihood> scores;
  std::vector<PassageLikelihood> passages;
  for (const std::string& wanted : request.model) {
    const FoundModel found = find_model(wanted, era);
    const Model model = open_model(found.folder);
    if (request.recordings && !model.composes_scores())
      throw Misuse("option recordings is for models of scores, as transformer; others predict recordings anyway");
    if (request.passages > 0) {
      if (!model.composes_scores()) throw Misuse("option passages is for models of scores, as transformer");
      passages.push_back(
          measure_passage_likelihood(score_model_weights(model), corpus, pieces, request.passages, progress));
      passages.back().name = found.name;
    } else if (model.composes_scores()) {
      scores.push_back(measure_score_likelihood(score_model_weights(model), corpus, pieces, progress));
      scores.back().name = found.name;
    } else {
      performances.push_back(measure_model_likelihood(model, corpus, pieces, progress));
      performances.back().name = found.name;
    }
  }
  if (!performances.empty() && !scores.empty())
    throw Misuse("models of scores and of performances predict different things: compare each with its like");
  if (!passages.empty()) return print_likelihoods(request, corpus, passages);
  scores.empty() ? print_likelihoods(request, corpus, performances) : print_likelihoods(request, corpus, scores);
}

}  // namespace

void add_likelihood_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "likelihood",
                 .doc = "how well models predict held-out pieces, in nats a note",
                 .first_example = "clavier evaluate likelihood --model lstm-baroque --era baroque --corpus corpus",
                 .second_example = "clavier evaluate likelihood --model my-model --model lstm --era romantic --corpus "
                                   "corpus --split test --json"});
  const auto request = std::make_shared<LikelihoodRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_likelihood(*request); });
}

}  // namespace clavier
