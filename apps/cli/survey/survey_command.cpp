#include "cli/survey/survey_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.h"
#include "cli/survey/survey_text.h"
#include "listening_test/excerpt_report.h"
#include "listening_test/pair_report.h"
#include "listening_test/survey_json.h"
#include "listening_test/survey_plot.h"
#include "listening_test/survey_reader.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

struct SurveyRequest {
  std::vector<std::string> answers;
  std::string answer_key;
  double min_seconds = kMinListeningTime.value;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "answers",
                   .doc = "CSV files of answers on single excerpts or on pairs",
                   .required = true,
                   .value_name = "FILE",
                   .positional = true},
            answers);
    visitor(Option{.name = "answer_key",
                   .doc = "the kit's answer key, a CSV file, for answers that do not hold the truth",
                   .formerly = "key",
                   .value_name = "FILE"},
            answer_key);
    visitor(Option{.name = "min_seconds",
                   .doc = "exclude answers given before so many seconds were heard; 0 keeps all",
                   .minimum = 0,
                   .maximum = 3600,
                   .formerly = "least_seconds"},
            min_seconds);
    visitor(Option{.name = "out",
                   .doc = "also write the report to a .svg, .json or .txt file, or to a folder as all three",
                   .value_name = "FILE|FOLDER"},
            out);
    visitor(json_option(), json);
  }
};

/// The report in each of its forms.
struct SurveyOutputs {
  std::vector<std::string> rows;
  Json json;
  Svg svg;
};

template <class Report>
SurveyOutputs make_outputs(const Report& report) {
  Json json{{"version", CLAVIER_VERSION}};
  json.update(to_json(report));
  return {.rows = survey_rows(report), .json = std::move(json), .svg = draw(report)};
}

constexpr std::uint64_t kMaxSurveyBytes = std::uint64_t{64} << 20;

SurveyFile read_survey_file(const std::string& file) { return {.name = file, .csv = read_file(file, kMaxSurveyBytes)}; }

/// `make_report` makes the report of this form of answers.
template <class Form, class MakeReport>
SurveyOutputs evaluate_form(const SurveyRequest& request, const std::vector<SurveyFile>& files,
                            MakeReport make_report) {
  std::optional<SurveyFile> key;
  if (!request.answer_key.empty()) key = read_survey_file(request.answer_key);
  return make_outputs(make_report(read_survey<Form>(files, key), Seconds{request.min_seconds}));
}

std::string text_of(const SurveyOutputs& outputs) {
  std::string text;
  for (const std::string& row : outputs.rows) text += row + "\n";
  return text;
}

/// report.svg, or survey.svg, survey.json and survey.txt in a folder.
void write_survey_file(const fs::path& file, const SurveyOutputs& outputs) {
  const std::string extension = extension_of(file);
  if (extension == ".svg") return write_file(file, outputs.svg.str());
  if (extension == ".json") return write_file(file, json_text(outputs.json, 1) + "\n");
  if (extension == ".txt") return write_file(file, text_of(outputs));
  if (!extension.empty())
    throw Misuse("cannot write the report to " + file.string() + ": it can be .svg, .json, .txt or a folder");
  for (const char* const name : {"survey.svg", "survey.json", "survey.txt"}) write_survey_file(file / name, outputs);
}

void evaluate_survey(const SurveyRequest& request) {
  std::vector<SurveyFile> files;
  for (const std::string& file : request.answers) files.push_back(read_survey_file(file));
  const SurveyOutputs outputs = holds_pairs(files.front().csv)
                                    ? evaluate_form<PairForm>(request, files, make_pair_report)
                                    : evaluate_form<ExcerptForm>(request, files, make_excerpt_report);
  if (!request.out.empty()) write_survey_file(request.out, outputs);
  if (request.json) return print_json(outputs.json);
  for (const std::string& row : outputs.rows) print_line(row);
}

}  // namespace

void add_survey_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate,
      {.name = "survey",
       .doc = "accuracy, exact tests and preferences from the answers of a listening test",
       .first_example = "clavier evaluate survey answers.csv --out survey.svg",
       .second_example = "clavier evaluate survey answers-*.csv --answer-key answer-key.csv --out report --json"});
  const auto request = std::make_shared<SurveyRequest>();
  add_flags(command, *request);
  set_action(command, [request] { evaluate_survey(*request); });
}

}  // namespace clavier
