#include <CLI/CLI.hpp>
#include <memory>

#include "base/number_format.h"
#include "base/text_table.h"
#include "cli/compose/era_judge.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/result_envelope.h"
#include "composing/open_piece_generator.h"
#include "evaluation/pieces/degeneracy_counts.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct DegeneracyRequest {
  std::vector<std::string> model;
  std::optional<std::string> era;
  int seeds = 1000;
  double seconds = 60;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(models_option(), model);
    visitor(era_option("which era to compose in, of models that know several"), era);
    visitor(Option{.name = "seeds",
                   .doc = "compose with the seeds 1 to this; more to find rarer faults",
                   .minimum = 1,
                   .maximum = 1e6},
            seeds);
    visitor(Option{.name = "seconds",
                   .doc = "length of a piece; longer pieces degenerate more often",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(json_option(), json);
  }
};

std::vector<std::string> degeneracy_table(const Json& rows) {
  TextTable table({"pieces with faults", "pieces", "repeating", "overlapping notes", "hanging notes", "silent",
                   "end on the tonic"});
  for (const Json& row : rows) {
    std::vector<std::string> cells{row["model"].get<std::string>()};
    for (const char* count : {"pieces", "repeating", "overlapping_notes", "hanging_notes", "silent", "ends_on_tonic"})
      cells.push_back(row[count].dump());
    table.add(std::move(cells));
  }
  return table.lines();
}

void evaluate_degeneracy(const DegeneracyRequest& request) {
  TerminalProgress progress;
  const std::optional<Era> era = parse_optional_era(request.era);
  const GeneratedSample sample{.seeds = {.first = 1, .count = static_cast<std::size_t>(request.seeds)},
                               .length = Seconds{request.seconds}};
  Json rows = Json::array();
  for (const std::string& wanted : request.model) {
    const FoundModel model = find_model(wanted, era);
    rows.push_back({{"model", model.name}});
    const PieceGenerator generator = open_piece_generator(model.folder, era, {.judge = open_era_judge()});
    rows.back().update(to_json(count_degeneracy(generator, sample, progress)));
  }
  if (!request.json) {
    for (const std::string& line : degeneracy_table(rows)) print_line(line);
    return;
  }
  Json result = make_result_envelope("degeneracy", request, nullptr);
  result["degeneracy"] = std::move(rows);
  print_json(result);
}

}  // namespace

void add_degeneracy_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "degeneracy",
                 .doc = "compose, and count pieces that repeat, hang or fall silent; needs no corpus",
                 .first_example = "clavier evaluate degeneracy --model lstm-baroque --model gan --era baroque",
                 .second_example = "clavier evaluate degeneracy --model my-model --seeds 100 --seconds 120 --json"});
  const auto request = std::make_shared<DegeneracyRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_degeneracy(*request); });
}

}  // namespace clavier
