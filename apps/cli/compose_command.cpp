#include <algorithm>
#include <chrono>
#include <memory>
#include <random>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/find_model.h"
#include "cli/flags.h"
#include "cli/outputs.h"
#include "cli/piece_report.h"
#include "cli/terminal.h"
#include "composing/compose.h"
#include "composing/model_folder.h"
#include "midi/midi_reader.h"

namespace clavier {
namespace {

constexpr std::string_view kUnsupported = "for models that know bars; no shipped one does yet";

struct ComposeRequest {
  std::optional<std::string> era;
  std::string model;
  std::vector<std::string> out;
  int count = 1;
  std::optional<std::string> prompt;
  std::string sound_font;
  int threads = 0;
  bool json = false;
  ComposeOptions composing;
  std::optional<std::string> bars, meter, density, infill, bars_range,
      prompt_bars;  // no shipped model can honour these

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "era", .doc = "style", .choices = {"baroque", "classical", "romantic", "modernist"}}, era);
    visitor(Option{.name = "model", .doc = "name of a shipped model, or a folder made by clavier train"}, model);
    visitor(Option{.name = "out", .doc = "a file to write, in the format of its ending; may be repeated"}, out);
    visitor(Option{.name = "count", .doc = "so many pieces, named -1, -2 ...", .minimum = 1, .maximum = 100000}, count);
    visitor(Option{.name = "prompt", .doc = "a MIDI file to continue"}, prompt);
    composing.visit(visitor);
    visitor(Option{.name = "sound_font", .doc = "the .sf2 or .sf3 file to play with"}, sound_font);
    visitor(Option{.name = "threads",
                   .doc = "pieces composed side by side, 0 for as many as the processor can",
                   .minimum = 0,
                   .maximum = 1024},
            threads);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
    visit_unsupported(visitor);
  }

  template <class Visitor>
  void visit_unsupported(Visitor&& visitor) {
    visitor(Option{.name = "bars", .doc = kUnsupported}, bars);
    visitor(Option{.name = "meter", .doc = kUnsupported}, meter);
    visitor(Option{.name = "density", .doc = kUnsupported}, density);
    visitor(Option{.name = "infill", .doc = kUnsupported}, infill);
    visitor(Option{.name = "bars_range", .doc = kUnsupported}, bars_range);
    visitor(Option{.name = "prompt_bars", .doc = kUnsupported}, prompt_bars);
  }
};

using Files = std::vector<std::filesystem::path>;

/// piece.mid is piece-3.mid as the third of several.
Files files_of(const ComposeRequest& request, std::size_t index) {
  Files files;
  for (std::filesystem::path file : request.out) {
    if (request.count > 1) {
      const std::string name = file.stem().string() + "-" + std::to_string(index + 1) + file.extension().string();
      file.replace_filename(name);
    }
    files.push_back(std::move(file));
  }
  return files;
}

std::optional<Score> read_prompt(const ComposeRequest& request, Progress& progress) {
  if (!request.prompt) return std::nullopt;
  MidiReading reading = read_midi_file(*request.prompt);
  for (const std::string& warning : reading.warnings) progress.say(*request.prompt + ": " + warning);
  return std::move(reading.score);
}

void refuse_unsupported(ComposeRequest& request) {
  request.visit_unsupported([](const Option& option, const std::optional<std::string>& value) {
    std::string flag = "--" + std::string(option.name);
    std::replace(flag.begin(), flag.end(), '_', '-');
    if (value)
      throw Misuse(flag +
                   " needs a model that knows bars and density, and no shipped model does yet; the models here "
                   "take --seconds or --notes, --key, --tempo and --prompt");
  });
}

Json report_of(const Composition& piece, const Files& files) {
  Json report{{"notes", piece.score.notes.size()},
              {"seconds", duration_of(piece.score).value},
              {"bars", nullptr},  // a performance has none
              {"key", piece.key ? Json(to_string(piece.key->key)) : Json(nullptr)},
              {"key_confidence", piece.key ? Json(piece.key->confidence) : Json(nullptr)},
              {"files", Json::array()}};
  for (const std::filesystem::path& file : files) report["files"].push_back(file.string());
  return report;
}

/// What makes the piece again, kept in its text.
Json recipe_of(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  Json recipe{{"model", model.folder.filename().string()}, {"version", CLAVIER_VERSION}, {"piece", index + 1}};
  if (request.prompt) recipe["prompt"] = std::filesystem::path(*request.prompt).filename().string();
  recipe["options"] = options_to_json(request.composing);
  return recipe;
}

/// "bilstm-baroque, seed 7", and which one of several.
std::string title_of(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  std::string title = model.folder.filename().string() + ", seed " + std::to_string(*request.composing.seed);
  if (request.count > 1) title += ", no. " + std::to_string(index + 1);
  return title;
}

/// Writes the pieces; gives a report of each.
Json write_pieces(std::vector<Composition>& pieces, const ComposeRequest& request, const FoundModel& model,
                  Progress& progress) {
  Json reports = Json::array();
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    Composition& piece = pieces[index];
    piece.score.title = title_of(request, model, index);
    piece.score.origin = "Clavier " + recipe_of(request, model, index).dump();
    const Files files = files_of(request, index);
    write_outputs(piece.score, files, {.sound_font = request.sound_font}, progress);
    if (!piece.has_asked_mode) progress.say("the piece has the asked tonic, but no attempt came out in the asked mode");
    reports.push_back(report_of(piece, files));
    if (request.json) continue;
    for (const std::filesystem::path& file : files) print_line(file.string() + ": " + piece_summary(piece.score));
  }
  return reports;
}

void print_reports(Json reports, const ComposeRequest& request, const FoundModel& model, double seconds) {
  Json result{{"model", model.name},
              {"era", request.era ? Json(*request.era) : Json(nullptr)},
              {"seed", *request.composing.seed},
              {"tempo", request.composing.tempo}};
  if (reports.size() == 1) {
    result.update(reports.front());
  } else {
    result["pieces"] = std::move(reports);
  }
  result["options"] = options_to_json(request.composing);
  result["version"] = CLAVIER_VERSION;
  result["took_seconds"] = seconds;
  print_json(result);
}

void suggest_next_step(const ComposeRequest& request, Progress& progress) {
  const std::string file = files_of(request, 0).front().string();
  if (extension_of(file) != ".mid") return;
  const std::string stem = std::filesystem::path(file).replace_extension().string();
  progress.say("go on from here: clavier convert " + file + " --out " + stem + ".ogg, or compose --prompt " + file);
}

void compose_pieces(ComposeRequest request) {
  const auto begin = std::chrono::steady_clock::now();
  TerminalProgress progress;
  refuse_unsupported(request);
  check_outputs(files_of(request, 0), {.sound_font = request.sound_font});
  const std::optional<Era> era = request.era ? std::optional(parse_era(*request.era)) : std::nullopt;
  const FoundModel model = find_model(request.model, era);
  const std::optional<Score> prompt = read_prompt(request, progress);
  if (!request.composing.seed) {
    request.composing.seed = std::random_device()();
    progress.say("seed " + std::to_string(*request.composing.seed) + " (the same number gives the same piece)");
  }
  std::vector<Composition> pieces =
      compose_many(open_model(model.folder), request.composing, prompt ? &*prompt : nullptr,
                   static_cast<std::size_t>(request.count), static_cast<unsigned>(request.threads), progress);
  Json reports = write_pieces(pieces, request, model, progress);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (request.json) {
    print_reports(std::move(reports), request, model, took.count());
  } else {
    suggest_next_step(request, progress);
  }
}

}  // namespace

void add_compose_command(CLI::App& program) {
  CLI::App& command = add_command(
      program,
      {.name = "compose",
       .doc = "Compose piano music in the style of an era: " + known_outputs(),
       .first_example = "clavier compose --era baroque --out first.mid --out first.ogg",
       .second_example = "clavier compose --era romantic --key \"C minor\" --seconds 90 --count 4 --out idea.mid"});
  const auto request = std::make_shared<ComposeRequest>();
  add_flags(command, *request);
  set_action(command, [request] { compose_pieces(*request); });
}

}  // namespace clavier
