#include <CLI/CLI.hpp>
#include <memory>

#include "cli/compose/era_judge.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/originality_table.h"
#include "cli/evaluate/result_envelope.h"
#include "composing/open_piece_generator.h"
#include "models/open_model.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct OriginalityRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::optional<std::string> era;
  int seeds = 40;
  double seconds = 60;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(
        Option{.name = "model",
               .doc = "a shipped model, or a folder; repeat it to compare; without it only human pieces are measured",
               .value_name = "MODEL"},
        model);
    visitor(corpus_option(), corpus);
    visitor(era_option("only human pieces of this era, and models in it"), era);
    visitor(Option{.name = "seeds",
                   .doc = "compose with the seeds 1 to this; more for finer percentages",
                   .minimum = 1,
                   .maximum = 1e6},
            seeds);
    visitor(Option{.name = "seconds",
                   .doc = "length of a piece, and of the excerpts of human pieces",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(json_option(), json);
  }
};

Json measure_model(const OriginalityReference& reference, const std::string& wanted, const OriginalityRequest& request,
                   Progress& progress) {
  const std::optional<Era> era = parse_optional_era(request.era);
  const FoundModel model = find_model(wanted, era);
  const Model opened = open_model(model.folder);
  const std::optional<Era> trained = opened.trained_era();
  const GeneratedSample sample{.seeds = {.first = 1, .count = static_cast<std::size_t>(request.seeds)},
                               .length = Seconds{request.seconds}};
  const PieceGenerator generator = make_piece_generator(opened, era, {.judge = open_era_judge()});
  const auto metrics = measure_generated_originality(generator, reference.training.text(), sample, progress);
  const std::optional<Era> compared = trained ? trained : era;
  return originality_row(model.name, compared,
                         summarise_originality(metrics, baseline_row_of(reference.human, compared)));
}

void evaluate_originality(const OriginalityRequest& request) {
  TerminalProgress progress;
  const std::optional<Era> era = parse_optional_era(request.era);
  const Corpus corpus = Corpus::open(request.corpus);
  const OriginalityReference reference = make_originality_reference(corpus, progress);
  Json rows = measure_human_rows(corpus, reference, era, Seconds{request.seconds});
  for (const std::string& wanted : request.model) rows.push_back(measure_model(reference, wanted, request, progress));
  if (!request.json) {
    for (const std::string& line : originality_table(rows)) print_line(line);
    return;
  }
  Json result = make_result_envelope("originality", request, &corpus);
  result["originality"] = std::move(rows);
  print_json(result);
}

}  // namespace

void add_originality_command(CLI::App& evaluate) {
  CLI::App& command =
      add_command(evaluate, {.name = "originality",
                             .doc = "training-set overlap of generated pieces and of human ones",
                             .first_example = "clavier evaluate originality --model lstm --era baroque --corpus corpus",
                             .second_example = "clavier evaluate originality --corpus corpus --seconds 30 --json"});
  const auto request = std::make_shared<OriginalityRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_originality(*request); });
}

}  // namespace clavier
