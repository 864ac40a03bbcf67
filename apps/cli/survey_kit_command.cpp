#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/outputs.h"
#include "cli/survey_composers.h"
#include "cli/terminal.h"
#include "evaluation/survey_files.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSheetName = "answers.csv";

struct SurveyKitRequest {
  std::string corpus;
  std::vector<std::string> model;
  std::vector<std::string> era;
  std::string out;
  std::uint64_t seed = 1;
  std::optional<int> questions;
  std::vector<std::string> format;
  std::string sound_font;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build: where real music comes from"},
            corpus);
    visitor(Option{.name = "model", .doc = "name of a shipped model, or a folder; repeat it for several"}, model);
    visitor(Option{.name = "era",
                   .doc = "only this era; may be repeated (all four when not given)",
                   .choices = {"baroque", "classical", "romantic", "modernist"}},
            era);
    visitor(Option{.name = "out", .doc = "folder to put the survey in"}, out);
    visitor(Option{.name = "seed", .doc = "the same number gives the same survey"}, seed);
    visitor(Option{.name = "questions",
                   .doc = "excerpts to judge, half of them real (when not given, two for each era and model)",
                   .minimum = 2,
                   .maximum = 1000},
            questions);
    visitor(Option{.name = "format",
                   .doc = "sound beside the MIDI, and a web page that plays it; may be repeated",
                   .choices = {"ogg", "mp3", "wav", "flac"}},
            format);
    visitor(Option{.name = "sound_font", .doc = "the .sf2 or .sf3 file to play with"}, sound_font);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

SurveyKitOptions kit_options(const SurveyKitRequest& request) {
  SurveyKitOptions options{.seed = request.seed};
  if (!request.model.empty()) options.models = request.model;
  if (!request.era.empty()) options.eras.clear();
  for (const std::string& era : request.era) options.eras.push_back(parse_era(era));
  const std::size_t usual = 2 * options.eras.size() * options.models.size();
  options.questions = request.questions.value_or(static_cast<int>(usual));
  return options;
}

std::vector<fs::path> excerpt_files(const SurveyKitRequest& request, const std::string& name) {
  const fs::path folder = fs::path(request.out) / "listeners";
  std::vector<fs::path> files = {folder / (name + ".mid")};
  for (const std::string& format : request.format) files.push_back(folder / (name + "." + format));
  return files;
}

Json written_kit(const SurveyKitRequest& request, const std::vector<KitExcerpt>& kit, Progress& progress) {
  const fs::path folder = request.out;
  Json files = Json::array();
  const auto write = [&](const fs::path& file, const std::string& text) {
    write_file(file, text);
    files.push_back(file.string());
  };
  for (const KitExcerpt& excerpt : kit)
    for (const fs::path& file : write_outputs({.score = excerpt.score}, excerpt_files(request, excerpt.name),
                                              {.sound_font = request.sound_font}, progress))
      files.push_back(file.string());
  if (!request.format.empty())
    write(folder / "listeners" / "survey.html", survey_page(kit, "." + request.format.front()));
  write(folder / "listeners" / kSheetName, answer_sheet_csv(kit));
  write(folder / "answer-key.csv", answer_key_csv(kit));
  return files;
}

void check_kit_request(const SurveyKitRequest& request) {
  if (request.corpus.empty())
    throw Misuse("say where real music is with --corpus, a folder made by clavier corpus build");
  if (request.out.empty()) throw Misuse("say where to put the survey with --out, a folder");
  check_outputs(excerpt_files(request, "excerpt-1"), {.sound_font = request.sound_font});
}

void make_kit(const SurveyKitRequest& request) {
  check_kit_request(request);
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  SurveyComposers composers(request.seed);
  const SurveyKitOptions options = kit_options(request);
  const std::vector<KitExcerpt> kit = make_survey_kit(
      options, corpus,
      [&](const std::string& model, Era era, std::uint64_t number) { return composers.compose(model, era, number); },
      progress);
  Json result{{"version", CLAVIER_VERSION}, {"corpus", corpus.checksum()}, {"options", options_to_json(request)}};
  result["options"]["questions"] = options.questions;
  write_file(fs::path(request.out) / "kit.json", result.dump(1) + "\n");
  result["files"] = written_kit(request, kit, progress);
  if (request.json) return print_json(result);
  print_line(request.out + "/listeners: " + std::to_string(kit.size()) + " excerpts for listeners, and " + kSheetName);
  print_line(request.out + "/answer-key.csv: what they are; keep it to yourself");
  progress.say("when the answers are there: clavier evaluate survey ANSWERS.csv --key " + request.out +
               "/answer-key.csv");
}

}  // namespace

void add_survey_kit_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "survey-kit",
                 .doc = "a blind listening test of real and composed excerpts",
                 .first_example = "clavier evaluate survey-kit --corpus corpus --format ogg --out survey",
                 .second_example =
                     "clavier evaluate survey-kit --corpus corpus --model gan --seed 7 --questions 16 --out survey"});
  const auto request = std::make_shared<SurveyKitRequest>();
  add_flags(command, *request);
  set_action(command, [request, &evaluate] {
    refuse_options_of(evaluate);
    make_kit(*request);
  });
}

}  // namespace clavier
