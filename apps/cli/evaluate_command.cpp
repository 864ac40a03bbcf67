#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/degeneracy_report.h"
#include "cli/find_model.h"
#include "cli/flags.h"
#include "cli/likelihood_report.h"
#include "cli/report_text.h"
#include "cli/terminal.h"

namespace clavier {
namespace {

struct EvaluateRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::string split = "validation";
  std::optional<std::string> era;
  int pieces = 0;
  bool recall = true;
  bool degeneracy = false;
  int seeds = 1000;
  double seconds = 60;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "model", .doc = "name of a shipped model, or a folder; repeat it to compare"}, model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "split", .doc = "which pieces of it", .choices = {"train", "validation", "test"}}, split);
    visitor(Option{.name = "era",
                   .doc = "only pieces of this era",
                   .choices = {"baroque", "classical", "romantic", "modernist"}},
            era);
    visitor(Option{.name = "pieces", .doc = "only the first so many, 0 for all", .minimum = 0}, pieces);
    visitor(Option{.name = "recall", .doc = "let models recall what their piece did before"}, recall);
    visitor(Option{.name = "degeneracy", .doc = "compose, and count pieces that got stuck; needs no corpus"},
            degeneracy);
    visitor(Option{.name = "seeds", .doc = "with --degeneracy: seeds 1 to this", .minimum = 1, .maximum = 1e6}, seeds);
    visitor(Option{.name = "seconds", .doc = "with --degeneracy: length of a piece", .minimum = 2, .maximum = 3600},
            seconds);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

void count_degenerate(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  Json reports = Json::array();
  for (const std::string& wanted : request.model)
    reports.push_back(degeneracy_report(find_model(wanted, era).folder, era, request.seeds, request.seconds, progress));
  if (request.json) return print_json({{"degeneracy", reports}});
  for (const Json& report : reports) print_line(report_rows(report));
}

void measure_likelihood(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  if (request.corpus.empty()) throw Misuse("say which pieces with --corpus, a folder made by clavier corpus build");
  const Corpus corpus = Corpus::open(request.corpus);
  std::vector<ModelLikelihood> models;
  for (const std::string& wanted : request.model) {
    const LikelihoodPieces pieces{.split = request.split, .era = era, .most = request.pieces, .recall = request.recall};
    models.push_back(likelihood_of_model(find_model(wanted, era).folder, corpus, pieces, progress));
  }
  if (!request.json) {
    for (const std::string& row : likelihood_table(models)) print_line(row);
    return;
  }
  Json result{{"corpus", corpus.checksum()}, {"split", request.split}, {"models", Json::array()}};
  result["era"] = request.era ? Json(*request.era) : Json(nullptr);
  for (const ModelLikelihood& model : models) result["models"].push_back(to_json(model));
  print_json(result);
}

void evaluate(const EvaluateRequest& request) {
  if (request.model.empty()) throw Misuse("say which model with --model");
  const std::optional<Era> era = request.era ? std::optional(parse_era(*request.era)) : std::nullopt;
  TerminalProgress progress;
  request.degeneracy ? count_degenerate(request, era, progress) : measure_likelihood(request, era, progress);
}

}  // namespace

void add_evaluate_command(CLI::App& program) {
  CLI::App& command = add_command(program, {.name = "evaluate",
                                            .doc = "Measure models on pieces they have not seen, or what they compose",
                                            .first_example = "clavier evaluate --model bilstm-baroque --model "
                                                             "markov-baroque --era baroque --corpus corpus",
                                            .second_example = "clavier evaluate --degeneracy --model bilstm-baroque "
                                                              "--seeds 1000 --json"});
  const auto request = std::make_shared<EvaluateRequest>();
  add_flags(command, *request);
  command.callback([request] { evaluate(*request); });
}

}  // namespace clavier
