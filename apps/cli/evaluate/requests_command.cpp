#include <CLI/CLI.hpp>
#include <memory>

#include "base/number_format.h"
#include "base/text_table.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/result_envelope.h"
#include "evaluation/pieces/request_measures.h"
#include "models/open_model.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/report_text.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct RequestsRequest {
  std::vector<std::string> model;
  std::string corpus;
  int pieces = 50;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(models_option("a shipped model of scores, or a folder; repeat it to compare several"), model);
    visitor(corpus_option(), corpus);
    visitor(Option{.name = "pieces",
                   .doc = "compose so many for all requests, and so many more for composers",
                   .minimum = 1,
                   .maximum = 1e5},
            pieces);
    visitor(json_option(), json);
  }
};

std::vector<std::string> requests_table(const std::vector<RequestMeasures>& models) {
  TextTable table({"asked and got", "bars", "meter", "key", "tempo", "bar lines heard", "composer",
                   "notes a quarter: low, medium, high"});
  for (const RequestMeasures& model : models) {
    std::string densities;
    for (const double density : model.notes_a_quarter)
      densities += (densities.empty() ? "" : ", ") + format_fixed(density, 1);
    table.add({model.name, format_percent(model.bars), format_percent(model.meter), format_percent(model.key),
               format_percent(model.tempo), format_fixed(model.downbeats, 2),
               model.composers > 0 ? format_percent(model.composer) : "-", densities});
  }
  table.add({"held-out scores", "", "", "", "", format_fixed(models.front().real_downbeats, 2),
             models.front().composers > 0 ? format_percent(models.front().real_composer) : "-", ""});
  return table.lines();
}

void evaluate_requests(const RequestsRequest& request) {
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  std::vector<RequestMeasures> models;
  for (const std::string& wanted : request.model) {
    const FoundModel found = find_model(wanted, std::nullopt);
    models.push_back(measure_requests(score_model_weights(open_model(found.folder)), corpus,
                                      static_cast<std::size_t>(request.pieces), progress));
    models.back().name = found.name;
  }
  if (!request.json) {
    for (const std::string& line : requests_table(models)) print_line(line);
    return;
  }
  Json result = make_result_envelope("requests", request, &corpus);
  result["models"] = Json::array();
  for (const RequestMeasures& model : models) result["models"].push_back(to_json(model));
  print_json(result);
}

}  // namespace

void add_requests_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "requests",
                 .doc = "how far models of scores do what they are asked: bars, meter, key, tempo, density, composer",
                 .first_example = "clavier evaluate requests --model transformer --corpus corpus",
                 .second_example = "clavier evaluate requests --model my-model --corpus corpus --pieces 10 --json"});
  const auto request = std::make_shared<RequestsRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_requests(*request); });
}

}  // namespace clavier
