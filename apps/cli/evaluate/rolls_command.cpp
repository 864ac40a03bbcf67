#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/result_envelope.h"
#include "cli/evaluate/roll_json.h"
#include "cli/evaluate/roll_table.h"
#include "composing/open_piece_generator.h"
#include "composing/roll_piece.h"
#include "evaluation/rolls/corpus_sampler.h"
#include "evaluation/rolls/nearest_training_plot.h"
#include "models/open_model.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct RollsRequest {
  std::string model;
  std::string corpus;
  std::string split = "validation";
  std::optional<std::string> era;
  int seeds = 500;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "model",
                   .doc = "a model that generates piano rolls; without it real rolls stand for generated ones",
                   .value_name = "MODEL"},
            model);
    visitor(corpus_option(), corpus);
    visitor(Option{.name = "split",
                   .doc = "held-out pieces to compare with; take test for final results only",
                   .choices = {"validation", "test"}},
            split);
    visitor(era_option("which era to generate, of a model that knows several"), era);
    visitor(Option{.name = "seeds",
                   .doc = "generate rolls with the seeds 1 to this; fewer for a quick estimate",
                   .minimum = 1,
                   .maximum = 20000},  // all rolls are in memory
            seeds);
    visitor(Option{.name = "out",
                   .doc = "an .svg file for ten generated rolls and the training music nearest to each",
                   .value_name = "FILE"},
            out);
    visitor(json_option(), json);
  }
};

Split held_out_split(const RollsRequest& request) { return request.split == "test" ? Split::test : Split::validation; }

/// A network, or without --model the pieces of the other held-out split.
std::shared_ptr<const RollModel> open_roll_generator(const RollsRequest& request, std::optional<Era> era,
                                                     const Corpus& corpus, Progress& progress) {
  if (!request.model.empty()) return roll_model(open_model(find_model(request.model, era).folder));
  if (!era) throw Misuse("say which era with --era");
  const Split other = held_out_split(request) == Split::test ? Split::validation : Split::test;
  return std::make_shared<CorpusSampler>(read_real_pieces(corpus, other, *era, progress), *era);
}

void evaluate_rolls(const RollsRequest& request) {
  if (!request.out.empty() && extension_of(request.out) != ".svg")
    throw Misuse("cannot write " + request.out + ": evaluate rolls writes .svg files only");
  TerminalProgress progress;
  const std::optional<Era> era = parse_optional_era(request.era);
  const Corpus corpus = Corpus::open(request.corpus);
  const auto model = open_roll_generator(request, era, corpus, progress);
  const RollComparison wanted{.era = era_of(*model, era),
                              .held_out = held_out_split(request),
                              .rolls = static_cast<std::size_t>(request.seeds)};
  const RollMeasures measures = measure_rolls(*model, corpus, wanted, progress);
  if (!request.out.empty()) write_file(request.out, plot_nearest_training(measures).str());
  if (!request.json) {
    for (const std::string& line : roll_table(measures)) print_line(line);
    return;
  }
  Json result = make_result_envelope("rolls", request, &corpus);
  result.update(to_json(measures));
  result["files"] = request.out.empty() ? Json::array() : Json::array({request.out});
  print_json(result);
}

}  // namespace

void add_rolls_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "rolls",
                 .doc = "compare generated piano rolls with real ones",
                 .first_example = "clavier evaluate rolls --model gan --era romantic --corpus corpus --out nearest.svg",
                 .second_example = "clavier evaluate rolls --era romantic --corpus corpus --seeds 200 --json"});
  const auto request = std::make_shared<RollsRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_rolls(*request); });
}

}  // namespace clavier
