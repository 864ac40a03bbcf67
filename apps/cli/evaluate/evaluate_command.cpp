#include "cli/evaluate/evaluate_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.h"
#include "cli/evaluate/degeneracy_report.h"
#include "cli/evaluate/evaluate_request.h"
#include "cli/evaluate/likelihood_report.h"
#include "cli/evaluate/make_report.h"
#include "cli/evaluate/originality_table.h"
#include "cli/evaluate/roll_report.h"
#include "cli/evaluate/roll_table.h"
#include "cli/survey/survey_command.h"
#include "cli/survey/survey_kit_command.h"
#include "composing/open_composer.h"
#include "evaluation/rolls/corpus_sampler.h"
#include "evaluation/rolls/nearest_training_plot.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/report_text.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

constexpr int kMaxRolls = 20000;

/// Seeds from 1 on; `usual` when none are given.
int count_seeds(const EvaluateRequest& request, int defaults) {
  if (!request.seeds) return defaults;
  const SeedRange seeds = parse_seeds(*request.seeds);
  if (seeds.first != 1) throw Misuse("--seeds A..B is for reports; otherwise it is a number");
  return static_cast<int>(seeds.count);
}

void count_degenerate(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  Json reports = Json::array();
  for (const std::string& wanted : request.model)
    reports.push_back(
        measure_degeneracy(find_model(wanted, era).folder, era, count_seeds(request, 1000), request.seconds, progress));
  if (request.json) return print_json({{"degeneracy", reports}});
  for (const Json& report : reports) print_line(report_rows(report));
}

void check_roll_request(const EvaluateRequest& request) {
  if (request.corpus.empty())
    throw Misuse("say which real pieces with --corpus, a folder made by clavier corpus build");
  if (count_seeds(request, 0) > kMaxRolls)
    throw Misuse("--rolls holds all rolls in memory: --seeds is at most " + std::to_string(kMaxRolls));
  if (request.model.size() > 1) throw Misuse("--rolls measures one --model at a time");
  if (request.split == "train") throw Misuse("--rolls compares with pieces left out: --split is validation or test");
  if (!request.out.empty() && extension_of(request.out) != ".svg")
    throw Misuse("cannot write " + request.out + ": --rolls draws .svg files only");
}

/// A network, or without --model the pieces of the split that is not compared with.
std::shared_ptr<const RollModel> open_generator(const EvaluateRequest& request, std::optional<Era> era,
                                                const Corpus& corpus, Progress& progress) {
  if (!request.model.empty()) return roll_model(open_model(find_model(request.model.front(), era).folder));
  if (!era) throw Misuse("say which era with --era");
  const Split other = request.split == "test" ? Split::validation : Split::test;
  return std::make_shared<CorpusSampler>(read_real_pieces(corpus, other, *era, progress), *era);
}

void measure_generated_rolls(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  check_roll_request(request);
  const Corpus corpus = Corpus::open(request.corpus);
  const auto model = open_generator(request, era, corpus, progress);
  const RollComparison wanted{.era = era_of(*model, era),
                              .held_out = request.split == "test" ? Split::test : Split::validation,
                              .rolls = static_cast<std::size_t>(count_seeds(request, 500))};
  const RollMeasures measures = measure_rolls(*model, corpus, wanted, progress);
  if (!request.out.empty()) write_file(request.out, plot_nearest_training(measures).str());
  if (!request.json) {
    for (const std::string& row : roll_table(measures)) print_line(row);
    return;
  }
  Json result{{"version", CLAVIER_VERSION},
              {"seeds", wanted.rolls},
              {"model", request.model.empty() ? Json(nullptr) : Json(request.model.front())},
              {"corpus", corpus.checksum()},
              {"split", request.split}};
  result.update(to_json(measures));
  result["files"] = request.out.empty() ? Json::array() : Json::array({request.out});
  print_json(result);
}

void measure_likelihood(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  if (request.corpus.empty()) throw Misuse("say which pieces with --corpus, a folder made by clavier corpus build");
  const Corpus corpus = Corpus::open(request.corpus);
  std::vector<ModelLikelihood> models;
  for (const std::string& wanted : request.model) {
    const LikelihoodPieces pieces{
        .split = request.split, .era = era, .max_pieces = request.pieces, .ngram_cache = request.ngram_cache};
    models.push_back(measure_model_likelihood(find_model(wanted, era).folder, corpus, pieces, progress));
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

void measure_originality(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  if (request.corpus.empty()) throw Misuse("say which pieces with --corpus, a folder made by clavier corpus build");
  const OriginalitySample pieces{.count = count_seeds(request, OriginalitySample{}.count), .seconds = request.seconds};
  const Json report =
      report_originality(request.corpus, {.models = request.model, .era = era, .pieces = pieces}, progress);
  if (request.json) return print_json(report);
  for (const std::string& row : originality_table(report)) print_line(row);
}

bool is_report(const EvaluateRequest& request) {
  return !request.out.empty() && !request.rolls && !request.degeneracy && !request.originality;
}

/// The command line that makes the same report.
std::string command_of(const EvaluateRequest& request) {
  std::string text = "clavier evaluate";
  for (const std::string& model : request.model) text += " --model " + model;
  text += " --corpus " + request.corpus + " --split " + request.split;
  if (request.era) text += " --era " + *request.era;
  if (request.quick) text += " --quick";
  if (request.full) text += " --full";
  if (request.pieces > 0) text += " --pieces " + std::to_string(request.pieces);
  if (request.seeds) text += " --seeds " + *request.seeds;
  if (request.seconds != EvaluateRequest{}.seconds) text += " --seconds " + Json(request.seconds).dump();
  return text + " --out " + request.out;
}

void write_report(const EvaluateRequest& request, std::optional<Era> era, Progress& progress) {
  if (request.corpus.empty())
    throw Misuse("say what to compare with by --corpus, a folder made by clavier corpus build");
  if (request.quick && request.full) throw Misuse("give --quick or --full, not both");
  if (request.split == "train") throw Misuse("a report compares with pieces left out: --split is validation or test");
  if (!extension_of(request.out).empty() && !std::filesystem::is_directory(request.out))
    throw Misuse("--out " + request.out + " must be a folder: a report is several files");
  ReportTask wanted{.models = request.model,
                    .corpus = request.corpus,
                    .split = request.split,
                    .era = era,
                    .seconds = request.seconds,
                    .out = request.out,
                    .command = command_of(request),
                    .json = request.json};
  if (request.quick) wanted.thoroughness = Thoroughness::quick;
  if (request.full) wanted.thoroughness = Thoroughness::thorough;
  if (request.pieces > 0) wanted.pieces = static_cast<std::size_t>(request.pieces);
  if (request.seeds) {
    const SeedRange seeds = parse_seeds(*request.seeds);
    wanted.first_seed = seeds.first;
    wanted.pieces = seeds.count;
  }
  make_report(wanted, progress);
}

/// An option that the chosen measurement does not look at is refused, so that nobody thinks it did something.
void refuse_unused_options(const EvaluateRequest& request) {
  const EvaluateRequest defaults;
  const int chosen = request.rolls + request.degeneracy + request.originality;
  if (chosen > 1) throw Misuse("give one of --degeneracy, --rolls and --originality");
  if (chosen > 0 && !request.rolls && !request.out.empty()) throw Misuse("--out is for reports and --rolls");
  if (!is_report(request) && (request.quick || request.full))
    throw Misuse("--quick and --full are for reports: give --out");
  if (is_report(request) && !request.ngram_cache) throw Misuse("--no-ngram-cache is not for reports");
  if (request.originality && request.split != defaults.split)
    throw Misuse("--split is not for --originality, which takes validation and test pieces together");
  if (chosen > 0 && request.pieces != defaults.pieces)
    throw Misuse("--pieces is not for --rolls, --degeneracy or --originality");
  if (chosen > 0 && !request.ngram_cache)
    throw Misuse("--no-ngram-cache is not for --rolls, --degeneracy or --originality");
  const bool likelihood = chosen == 0 && !is_report(request);
  if (likelihood && request.seeds) throw Misuse("--seeds is for reports, --rolls, --degeneracy and --originality");
  if ((likelihood || request.rolls) && request.seconds != defaults.seconds)
    throw Misuse("--seconds is for reports, --degeneracy and --originality");
}

void evaluate(const EvaluateRequest& request) {
  refuse_unused_options(request);
  if (request.model.empty() && !request.rolls && !request.originality) throw Misuse("say which model with --model");
  const std::optional<Era> era = request.era ? std::optional(parse_era(*request.era)) : std::nullopt;
  TerminalProgress progress;
  if (is_report(request)) return write_report(request, era, progress);
  if (request.rolls) return measure_generated_rolls(request, era, progress);
  if (request.originality) return measure_originality(request, era, progress);
  request.degeneracy ? count_degenerate(request, era, progress) : measure_likelihood(request, era, progress);
}

}  // namespace

void add_evaluate_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "evaluate",
                            .doc = "Measure models on pieces they have not seen, or what they compose",
                            .first_example = "clavier evaluate --model bilstm-baroque --model "
                                             "markov-baroque --era baroque --corpus corpus",
                            .second_example = "clavier evaluate --model bilstm --model gan --corpus corpus --quick "
                                              "--out report"});
  const auto request = std::make_shared<EvaluateRequest>();
  add_flags(command, *request);
  add_survey_command(command);
  add_survey_kit_command(command);
  command.callback([request, &command] {
    if (command.get_subcommands().empty()) evaluate(*request);
  });
}

}  // namespace clavier
