#include <CLI/CLI.hpp>
#include <memory>

#include "base/number_format.h"
#include "base/text_table.h"
#include "cli/compose/era_judge.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/result_envelope.h"
#include "composing/open_piece_generator.h"
#include "evaluation/pieces/page_measures.h"
#include "evaluation/pieces/piece_source.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/report_text.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct PagesRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::optional<std::string> era;
  int pieces = 50;
  double seconds = 60;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(models_option(), model);
    visitor(corpus_option("folder made by clavier corpus build, of scores: its validation pieces are the measure"),
            corpus);
    visitor(era_option("which era to compose in; without it, all four"), era);
    visitor(Option{.name = "pieces", .doc = "read and compose so many an era", .minimum = 1, .maximum = 1e5}, pieces);
    visitor(
        Option{.name = "seconds", .doc = "measure the beginnings of pieces, so long", .minimum = 2, .maximum = 3600},
        seconds);
    visitor(json_option(), json);
  }
};

/// The pages of one era: real ones, and those of each model.
struct EraPages {
  Era era = Era::baroque;
  std::array<PageRange, kPageMeasures> human{};
  std::vector<std::pair<std::string, std::vector<PageMeasureValues>>> models;
};

EraPages measure_era(const PagesRequest& request, const Corpus& corpus, Era era, Progress& progress) {
  const Seconds length{request.seconds};
  const auto pieces = static_cast<std::size_t>(request.pieces);
  const std::vector<PageMeasureValues> human =
      measure_pages(choose_whole_pieces(corpus, Split::validation, era, pieces, Random(1)), length, progress);
  if (human.empty()) throw Error("the corpus has no validation pieces of the era " + std::string(to_string(era)));
  EraPages measured{.era = era, .human = page_ranges(human)};
  for (const std::string& wanted : request.model) {
    const FoundModel model = find_model(wanted, era);
    const PieceGenerator generator = open_piece_generator(model.folder, era, {.judge = open_era_judge()});
    const PieceSet composed = compose_piece_set(generator, {.seeds = {1, pieces}, .length = length}, progress);
    measured.models.emplace_back(model.name, measure_pages(composed, length, progress));
  }
  return measured;
}

std::vector<std::string> pages_table(const std::vector<EraPages>& eras) {
  std::vector<std::string> head = {"measures with", "human: middle 80 %"};
  for (const auto& [name, pages] : eras.front().models) head.push_back(name + ": median, within");
  TextTable table(head);
  for (const EraPages& measured : eras)
    for (std::size_t index = 0; index < kPageMeasures; ++index) {
      const auto measure = static_cast<PageMeasure>(index);
      const PageRange& human = measured.human.at(index);
      std::vector<std::string> cells = {std::string(to_string(measured.era)) + ": " + std::string(to_string(measure)),
                                        format_fixed(human.low, 2) + " to " + format_fixed(human.high, 2)};
      for (const auto& [name, pages] : measured.models)
        cells.push_back(format_fixed(page_ranges(pages).at(index).median, 2) + ", " +
                        format_percent(share_within(pages, measure, human)));
      table.add(std::move(cells));
    }
  return table.lines();
}

Json to_json(const PageRange& range) { return {{"low", range.low}, {"median", range.median}, {"high", range.high}}; }

Json to_json(const EraPages& measured) {
  Json human, models;
  for (std::size_t index = 0; index < kPageMeasures; ++index)
    human[std::string(to_string(static_cast<PageMeasure>(index)))] = to_json(measured.human.at(index));
  for (const auto& [name, pages] : measured.models)
    for (std::size_t index = 0; index < kPageMeasures; ++index) {
      const auto measure = static_cast<PageMeasure>(index);
      Json& row = models[name][std::string(to_string(measure))];
      row = to_json(page_ranges(pages).at(index));
      row["within"] = share_within(pages, measure, measured.human.at(index));
    }
  return {{"era", to_string(measured.era)}, {"human", human}, {"models", models}};
}

void evaluate_pages(const PagesRequest& request) {
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  std::vector<EraPages> eras;
  const std::optional<Era> wanted = parse_optional_era(request.era);
  for (const Era era : kEras)
    if (!wanted || era == *wanted) eras.push_back(measure_era(request, corpus, era, progress));
  if (!request.json) {
    for (const std::string& line : pages_table(eras)) print_line(line);
    return;
  }
  Json result = make_result_envelope("pages", request, &corpus);
  result["eras"] = Json::array();
  for (const EraPages& era : eras) result["eras"].push_back(to_json(era));
  print_json(result);
}

}  // namespace

void add_pages_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "pages",
                 .doc = "what makes pages hard to read: tuplets, ties, voices, accidentals, beside real scores",
                 .first_example = "clavier evaluate pages --model transformer --corpus corpus",
                 .second_example = "clavier evaluate pages --model lstm --corpus corpus --era romantic --json"});
  const auto request = std::make_shared<PagesRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_pages(*request); });
}

}  // namespace clavier
