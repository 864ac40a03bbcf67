#include "cli/compose/piece_writer.h"

#include <algorithm>

#include "base/error.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "cli/inspect/piece_report.h"
#include "composing/engraved_composition.h"
#include "formats/write_outputs.h"
#include "notation/sheet/playing_order.h"
#include "notation/sheet/score_of.h"
#include "performing/perform.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

/// The piece as it is played: of a rewritten page with the repeats of that page.
Score play_page(const Composition& piece, const Sheet& page) {
  const bool is_rewritten = piece.added && piece.added->end;
  return is_rewritten && has_repeats(page) ? score_of(page) : play_composition(piece);
}

}  // namespace

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

PieceWriter::PieceWriter(const CompositionContext& context, Progress& progress)
    : context_(context), originality_(context.request, context.prompt, progress) {}

void PieceWriter::write(Composition piece, std::size_t index, Progress& progress) {
  const ComposeRequest& request = context_.request;
  const std::optional<TrainingMatch> match = originality_.check(piece, index, progress);
  if (piece.score.notes.empty())
    throw Error("the model composed nothing that can be played; try another --seed, or train it longer");
  piece.score.title = piece_title(request, context_.model, index);
  piece.score.origin = piece_origin(request, context_.model, index);
  const Files files = write_files(piece, index, progress);
  if (!piece.has_asked_mode) progress.say("the piece has the asked tonic, but no attempt is in the asked mode");
  reports_.push_back(composition_report(piece, match, files));
  for (const std::filesystem::path& file : files)
    summaries_.push_back(file.string() + ": " + piece_summary(piece.score) + changes_clause(piece.changes));
}

void PieceWriter::print_summaries() const {
  if (context_.request.json || sends_to_standard_output(context_.request)) return;
  for (const std::string& summary : summaries_) print_line(summary);
}

/// A score is engraved as it is written, and performed for MIDI and sound, with its repeats; a performance is written
/// as it is.
Files PieceWriter::write_files(const Composition& piece, std::size_t index, Progress& progress) const {
  std::optional<Score> played, sounding;
  std::optional<Sheet> sheet;
  if (context_.model.output == ModelOutput::scores) {
    sheet = write_page(piece, progress);
    const Score unfolded = play_page(piece, *sheet);
    played = perform(unfolded, {.articulation = false});
    sounding = perform(unfolded);
  } else if (piece.added) {
    sheet = write_page(piece, progress);
  }
  const OutputFiles outputs(files_of(context_.request, index));
  return outputs.send(write_outputs({.score = played ? *played : piece.score,
                                     .sheet = sheet ? &*sheet : nullptr,
                                     .sounding = sounding ? &*sounding : nullptr,
                                     .heading = piece_heading(context_.request, context_.model, index),
                                     .credit = piece_credit(context_.request)},
                                    outputs.paths(), make_output_options(context_.request.sound_font), progress));
}

/// What was given stays as it is written there.
Sheet PieceWriter::write_page(const Composition& piece, Progress& progress) const {
  if (context_.page == nullptr || !piece.added) return engrave_composition(piece);
  if (std::optional<Sheet> page = engrave_into(*context_.page, piece)) return *page;
  progress.say("the page is engraved anew, without the repeats and words of " +
               input_name(*context_.request.given_file()));
  return engrave_composition(piece);
}

}  // namespace clavier
