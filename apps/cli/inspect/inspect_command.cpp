#include "cli/inspect/inspect_command.h"

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "base/utf8.h"
#include "cli/convert/standard_files.h"
#include "cli/corpus/corpus_summary.h"
#include "cli/inspect/file_report.h"
#include "cli/inspect/model_report.h"
#include "cli/inspect/piece_report.h"
#include "cli/inspect/piece_sheet.h"
#include "cli/inspect/repeat_report.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "models/open_model.h"
#include "notation/piece_reader.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

struct InspectRequest {
  std::string input;
  std::string out;
  std::string parts;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "input",
                   .doc = "a MIDI or MusicXML file (- is standard input), or the folder of a corpus or of a model",
                   .required = true,
                   .value_name = "FILE|FOLDER",
                   .positional = true},
            input);
    visitor(Option{.name = "out",
                   .doc = "an .svg file for a page with the piece's piano roll and histograms",
                   .value_name = "FILE"},
            out);
    visitor(parts_option(), parts);
    visitor(json_option(), json);
  }
};

void print_report(const std::string& text, const Json& json, bool as_json) {
  if (as_json) return print_json(json);
  print_line(text.substr(0, text.find_last_not_of('\n') + 1));
}

/// Nothing where the era classifier is missing, or the piece too short for it.
std::optional<EraProbabilities> predict_eras(const Score& score) {
  const auto folder = find_era_classifier();
  if (!folder) return std::nullopt;
  const auto prediction = (*era_classifier(open_model(*folder)))(score);
  return prediction ? std::optional(prediction->eras) : std::nullopt;
}

void inspect_piece(const fs::path& file, const InspectRequest& request) {
  const PieceReading reading = read_input(file.string(), {.parts = request.parts});
  TerminalProgress progress;
  for (const std::string& warning : reading.warnings) progress.say(input_name(file.string()) + ": " + warning);
  Score score = reading.score;
  if (score.title.empty()) score.title = shown_path(fs::path(input_name(file.string())).stem());
  if (!request.out.empty()) write_file(request.out, piece_sheet(score, piece_summary(score)).str());
  const std::optional<EraProbabilities> eras = predict_eras(score);
  Json report = piece_report(score);
  report.update(file_report(reading));
  report["eras"] = eras ? eras_json(*eras) : Json(nullptr);
  report["warnings"] = reading.warnings;
  report["files"] = request.out.empty() ? Json::array() : Json::array({request.out});
  print_report(piece_report_text(score, eras, file_report_text(reading)), report, request.json);
}

void inspect_folder(const fs::path& folder, const InspectRequest& request) {
  if (!request.out.empty()) throw Misuse("cannot write " + request.out + ": only a piece has such a page");
  if (fs::exists(folder / "corpus.json")) {
    const Json summary = corpus_summary(folder);
    return print_report(corpus_summary_text(summary), summary, request.json);
  }
  if (fs::exists(folder / "config.json")) {
    const Json report = model_report(folder);
    return print_report(model_report_text(report), report, request.json);
  }
  throw Error("cannot inspect " + folder.string() +
              ": it is neither a corpus (with corpus.json) nor a model (with config.json)");
}

void inspect(const InspectRequest& request) {
  if (!request.out.empty() && extension_of(request.out) != ".svg")
    throw Misuse("cannot write " + request.out + ": inspect writes .svg files only");
  if (fs::is_directory(request.input)) return inspect_folder(request.input, request);
  inspect_piece(request.input, request);
}

}  // namespace

void add_inspect_command(CLI::App& program) {
  CLI::App& command = add_command(program, {.name = "inspect",
                                            .doc = "report what is in a piece, a corpus or a model",
                                            .first_example = "clavier inspect first.mid",
                                            .second_example = "clavier inspect first.mid --out first.svg --json"});
  const auto request = std::make_shared<InspectRequest>();
  add_flags(command, *request);
  set_action(command, [request] { inspect(*request); });
}

}  // namespace clavier
