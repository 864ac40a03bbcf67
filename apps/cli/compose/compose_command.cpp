#include "cli/compose/compose_command.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>

#include "base/error.h"
#include "base/files.h"
#include "cli/compose/compose_report.h"
#include "cli/compose/compose_request.h"
#include "cli/compose/originality_check.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "cli/inspect/piece_report.h"
#include "composing/engraved_composition.h"
#include "composing/open_piece_generator.h"
#include "formats/output_formats.h"
#include "formats/write_outputs.h"
#include "models/open_model.h"
#include "notation/piece_reader.h"
#include "notation/sheet/playing_order.h"
#include "notation/sheet/score_of.h"
#include "performing/perform.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/terminal.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

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

bool sends_to_standard_output(const ComposeRequest& request) {
  return std::any_of(request.out.begin(), request.out.end(), is_standard_output);
}

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

/// What reports say besides the pieces themselves.
struct CompositionContext {
  const ComposeRequest& request;
  const ComposingModel& model;
  const std::vector<std::optional<TrainingMatch>>& matches;  ///< one a piece
  const Sheet* given = nullptr;                              ///< the page of a given piece that has one
};

/// The page of a score: what was given stays as it is written there.
Sheet write_page(const Composition& piece, const CompositionContext& context, Progress& progress) {
  if (context.given == nullptr || !piece.added) return engrave_composition(piece);
  if (std::optional<Sheet> page = engrave_into(*context.given, piece)) return *page;
  progress.say("the page is engraved anew, without the repeats and words of " +
               input_name(*context.request.given_file()));
  return engrave_composition(piece);
}

/// The piece as it is played: of a rewritten page with the repeats of that page.
Score play_page(const Composition& piece, const Sheet& page) {
  const bool is_rewritten = piece.added && piece.added->end;
  return is_rewritten && has_repeats(page) ? score_of(page) : play_composition(piece);
}

/// A score is engraved as it is written, and performed for MIDI and sound, with its repeats; a performance is written
/// as it is.
Files write_piece(const Composition& piece, const CompositionContext& context, std::size_t index, Progress& progress) {
  const auto& [request, model, matches, page] = context;
  std::optional<Score> played, sounding;
  std::optional<Sheet> sheet;
  if (model.output == ModelOutput::scores) {
    sheet = write_page(piece, context, progress);
    const Score unfolded = play_page(piece, *sheet);
    played = perform(unfolded, {.articulation = false});
    sounding = perform(unfolded);
  } else if (piece.added) {
    sheet = write_page(piece, context, progress);
  }
  const OutputFiles outputs(files_of(request, index));
  return outputs.send(write_outputs({.score = played ? *played : piece.score,
                                     .sheet = sheet ? &*sheet : nullptr,
                                     .sounding = sounding ? &*sounding : nullptr,
                                     .heading = piece_heading(request, model, index),
                                     .credit = piece_credit(request)},
                                    outputs.paths(), make_output_options(request.sound_font), progress));
}

/// Writes the pieces; gives a report of each.
Json write_pieces(std::vector<Composition>& pieces, const CompositionContext& context, Progress& progress) {
  const auto& [request, model, matches, page] = context;
  Json reports = Json::array();
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    Composition& piece = pieces[index];
    if (piece.score.notes.empty())
      throw Error("the model composed nothing that can be played; try another --seed, or train it longer");
    piece.score.title = piece_title(request, model, index);
    piece.score.origin = piece_origin(request, model, index);
    const Files files = write_piece(piece, context, index, progress);
    if (!piece.has_asked_mode) progress.say("the piece has the asked tonic, but no attempt is in the asked mode");
    reports.push_back(composition_report(piece, matches[index], files));
    if (request.json || sends_to_standard_output(request)) continue;
    for (const std::filesystem::path& file : files)
      print_line(file.string() + ": " + piece_summary(piece.score) + changes_clause(piece.changes));
  }
  return reports;
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
  const PieceGenerator generator = make_checked_piece_generator(found, opened, era, request.composing.ngram_cache);
  request.composing.given = request.given_use();
  const bool any_seed = !request.composing.seed;
  if (any_seed) request.composing.seed = std::random_device()();
  std::vector<Composition> pieces =
      compose_many(generator, request.composing, given, static_cast<std::size_t>(request.count),
                   static_cast<unsigned>(request.threads), progress);
  if (any_seed)
    progress.say("seed " + std::to_string(*request.composing.seed) + " (the same number gives the same piece)");
  const auto matches = find_training_matches(pieces, request, given, progress);
  Json reports = write_pieces(pieces, {request, model, matches, read && read->sheet ? &*read->sheet : nullptr}, progress);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (request.json) {
    print_json(compose_report(request, model, std::move(reports), took.count()));
  } else {
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
