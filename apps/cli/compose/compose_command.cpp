#include "cli/compose/compose_command.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>

#include "base/error.h"
#include "base/files.h"
#include "cli/compose/compose_request.h"
#include "cli/compose/originality_check.h"
#include "cli/compose/piece_writer.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "composing/open_piece_generator.h"
#include "formats/output_formats.h"
#include "formats/write_outputs.h"
#include "models/open_model.h"
#include "notation/piece_reader.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/terminal.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

void check_files(const ComposeRequest& request) {
  if (request.count > 1 && sends_to_standard_output(request))
    throw Misuse("standard output takes one piece, not --count " + std::to_string(request.count));
  const OutputFiles outputs(files_of(request, 0));
  if (request.json && outputs.use_standard_output())
    throw Misuse("--json and the piece cannot both go to standard output");
  check_outputs(outputs.paths(), make_output_options(request.sound_font));
  if (const auto given = request.given_file()) refuse_to_overwrite_inputs({*given}, outputs.paths());
}

/// Measures of a passage to rewrite are counted as on paper; anything else is taken as it sounds.
std::optional<PieceReading> read_given(const ComposeRequest& request, Progress& progress) {
  const auto file = request.given_file();
  if (!file) return std::nullopt;
  PieceReading reading =
      read_input(*file, {.parts = request.parts, .repeats = request.infill ? Repeats::once : Repeats::played});
  for (const std::string& warning : reading.warnings) progress.say(input_name(*file) + ": " + warning);
  if (reading.score.notes.empty()) throw Error("cannot go on from " + input_name(*file) + ": it has no notes");
  return reading;
}

void suggest_next_step(const ComposeRequest& request, const ComposingModel& model, Progress& progress) {
  if (sends_to_standard_output(request)) return;
  const Files files = files_of(request, 0);
  const std::string file = files.front().string();
  if (extension_of(file) != ".mid") return;
  const bool has_audio =
      std::any_of(files.begin(), files.end(), [](auto& path) { return extension_of(path) == ".ogg"; });
  const std::string stem = std::filesystem::path(file).replace_extension().string();
  const bool takes_prompts = model.output != ModelOutput::rolls;
  progress.say("go on from here: clavier convert " + file + " --out " + stem + (has_audio ? ".musicxml" : ".ogg") +
               (takes_prompts ? ", or compose --prompt " + file : ""));
}

ModelOutput output_of(const Model& model) {
  if (model.composes_scores()) return ModelOutput::scores;
  return model.generates_rolls() ? ModelOutput::rolls : ModelOutput::performances;
}

/// A recording is continued as a recording where no model is asked for.
std::string choose_model(const ComposeRequest& request, const Score* given, Progress& progress) {
  const bool continues = request.model.empty() && given != nullptr && request.given_use() == GivenMusic::prompt;
  if (!continues || write_on_told_beats(*given)) return request.model;
  progress.say(input_name(*request.given_file()) + ": a recording, whose notes follow no bars; lstm continues it");
  return "lstm";
}

/// Each piece is written as soon as it is composed, so that what is done remains when the program is stopped.
void compose_and_write(const PieceGenerator& generator, const ComposeRequest& request, const Score* given,
                       PieceWriter& writer, Progress& progress) {
  const auto count = static_cast<std::size_t>(request.count);
  std::optional<Composition> only;
  LinesOnly lines(progress);
  compose_many(generator, request.composing, given, count, static_cast<unsigned>(request.threads), progress,
               [&](std::size_t index, Composition piece) {
                 if (count == 1)
                   only = std::move(piece);
                 else
                   writer.write(std::move(piece), index, lines);
               });
  if (only) writer.write(std::move(*only), 0, progress);
}

void compose_pieces(ComposeRequest request) {
  const auto begin = std::chrono::steady_clock::now();
  TerminalProgress progress;
  check_files(request);
  const std::optional<Era> era = parse_optional_era(request.era);
  const std::optional<PieceReading> read = read_given(request, progress);
  const Score* given = read ? &read->score : nullptr;
  const FoundModel found = find_model(choose_model(request, given, progress), era);
  const Model opened = open_model(found.folder);
  const ComposingModel model{found.name, found.folder.filename().string(), output_of(opened)};
  const PieceGenerator generator =
      make_checked_piece_generator(found, opened, era,
                                   {.ngram_cache = request.composing.ngram_cache,
                                    .threads = request.count == 1 ? static_cast<unsigned>(request.threads) : 1});
  request.composing.given = request.given_use();
  const bool any_seed = !request.composing.seed;
  if (any_seed) request.composing.seed = std::random_device()();
  PieceWriter writer({request, model, given, read && read->sheet ? &*read->sheet : nullptr}, progress);
  compose_and_write(generator, request, given, writer, progress);
  if (any_seed)
    progress.say("seed " + std::to_string(*request.composing.seed) + " (the same number gives the same piece)");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (request.json) {
    print_json(compose_report(request, model, writer.reports(), took.count()));
  } else {
    writer.print_summaries();
    suggest_next_step(request, model, progress);
  }
}

}  // namespace

void add_compose_command(CLI::App& program) {
  CLI::App& command = add_command(
      program,
      {.name = "compose",
       .doc = "compose piano music in the style of an era: " + list_output_extensions(),
       .first_example = "clavier compose --era baroque --out first.mid --out first.ogg",
       .second_example = "clavier compose --era romantic --key \"C minor\" --seconds 90 --count 4 --out idea.mid"});
  const auto request = std::make_shared<ComposeRequest>();
  add_flags(command, *request);
  set_action(command, [request] { compose_pieces(*request); });
}

}  // namespace clavier
