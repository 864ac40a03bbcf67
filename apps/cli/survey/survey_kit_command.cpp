#include "cli/survey/survey_kit_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/files.h"
#include "base/owned_folder.h"
#include "cli/survey/survey_generators.h"
#include "cli/survey/survey_kit_files.h"
#include "formats/output_formats.h"
#include "listening_test/pair_plan.h"
#include "listening_test/survey_kit.h"
#include "music/era_option.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

constexpr int kMinQuestions = 2;

struct SurveyKitRequest {
  std::string corpus;
  std::vector<std::string> model;
  std::vector<std::string> era;
  std::string out;
  std::uint64_t seed = 1;
  bool pairs = false;
  std::optional<int> questions;
  std::vector<std::string> format;
  std::string sound_font;
  bool overwrite = false;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(corpus_option("folder made by clavier corpus build, for the real excerpts"), corpus);
    visitor(Option{.name = "model",
                   .doc = "a shipped model, or a folder; repeat it to compare several; the era's own when not given",
                   .value_name = "MODEL"},
            model);
    visitor(era_option("only excerpts of this era; may be repeated; all four when not given"), era);
    visitor(Option{.name = "out", .doc = "folder for the kit", .required = true, .value_name = "FOLDER"}, out);
    visitor(Option{.name = "seed", .doc = "the same number gives the same kit"}, seed);
    visitor(Option{.name = "pairs",
                   .doc = "paired comparisons: which of two excerpts of one era, real or generated, is preferred"},
            pairs);
    visitor(
        Option{.name = "questions",
               .doc = "number of excerpts, half of them real (two for each era and model when not given), or of pairs "
                      "(one for each era and every two sources when not given)",
               .minimum = kMinQuestions,
               .maximum = 1000},
        questions);
    visitor(Option{.name = "format",
                   .doc = "a sound format to write beside MIDI, with a web page that plays it; may be repeated",
                   .choices = list_sound_formats()},
            format);
    visitor(Option{.name = "sound_font",
                   .doc = "the .sf2 or .sf3 file to play with, for another piano",
                   .group = OptionGroup::advanced,
                   .value_name = "FILE"},
            sound_font);
    visitor(overwrite_option(), overwrite);
    visitor(json_option(), json);
  }
};

/// One real and one generated excerpt for each era and model, or one pair for each era and every two sources.
std::size_t count_default_questions(const SurveyKitRequest& request, const SurveyKitOptions& options) {
  const std::size_t models = options.models.size(), eras = options.eras.size();
  return request.pairs ? std::max<std::size_t>(kMinQuestions, eras * count_source_pairs(1 + models))
                       : 2 * eras * models;
}

SurveyKitOptions kit_options(const SurveyKitRequest& request) {
  SurveyKitOptions options{.seed = request.seed};
  if (!request.model.empty()) options.models = request.model;
  if (!request.era.empty()) options.eras.clear();
  for (const std::string& era : request.era) options.eras.push_back(parse_era(era));
  options.questions = request.questions.value_or(static_cast<int>(count_default_questions(request, options)));
  return options;
}

KitOutput kit_output(const SurveyKitRequest& request) {
  return {.folder = request.out, .formats = request.format, .sound_font = request.sound_font};
}

/// Writes the kit. Returns the names of its files.
Json make_files(const SurveyKitRequest& request, const SurveyKitOptions& options, const Corpus& corpus,
                Progress& progress) {
  SurveyGenerators composers(request.seed);
  const SurveyComposer compose = [&](const std::string& model, Era era, std::uint64_t number) {
    return composers.compose(model, era, number);
  };
  const KitOutput output = kit_output(request);
  if (request.pairs) return write_kit(output, make_pair_kit(options, corpus, compose, progress), progress);
  return write_kit(output, make_survey_kit(options, corpus, compose, progress), progress);
}

FolderPlan folder_plan(const SurveyKitRequest& request) {
  return {.path = request.out, .kind = FolderKind::survey_kit, .allowed = contents_allowed(request.overwrite)};
}

void make_kit(const SurveyKitRequest& request) {
  check_kit_output(kit_output(request));
  const OwnedFolder folder(folder_plan(request));
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  const SurveyKitOptions options = kit_options(request);
  const std::vector<std::filesystem::path> earlier = files_of_kit(request.out);
  const Json files = make_files(request, options, corpus, progress);
  Json result{{"version", CLAVIER_VERSION}, {"corpus", corpus.checksum()}, {"options", options_to_json(request)}};
  result["options"]["questions"] = options.questions;
  write_kit_record(request.out, result, files);
  remove_surplus(request.out, earlier);
  result["files"] = files;
  if (request.json) return print_json(result);
  print_line(request.out + "/listeners: " + std::to_string(options.questions) +
             (request.pairs ? " pairs" : " excerpts") + " for listeners, and " + kAnswerSheetName);
  print_line(request.out + "/answer-key.csv: the truth; keep it from listeners");
  progress.say("to evaluate the answers: clavier evaluate survey ANSWERS.csv --answer-key " + request.out +
               "/answer-key.csv");
}

}  // namespace

void add_survey_kit_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate,
      {.name = "survey-kit",
       .doc = "make a blind listening test of real and generated excerpts, single or in pairs",
       .first_example = "clavier evaluate survey-kit --corpus corpus --format ogg --out survey",
       .second_example =
           "clavier evaluate survey-kit --corpus corpus --model gan --model lstm --pairs --seed 7 --out pairs"});
  const auto request = std::make_shared<SurveyKitRequest>();
  add_flags(command, *request);
  set_action(command, [request] { make_kit(*request); });
}

}  // namespace clavier
