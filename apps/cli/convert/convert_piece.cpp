#include "cli/convert/convert_piece.h"

#include <algorithm>

#include "base/files.h"
#include "base/utf8.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "corpus/build/sources.h"
#include "formats/write_outputs.h"
#include "performing/perform.h"

namespace clavier {
namespace {

/// A sheet is performed, and what it notates is kept. MIDI is a performance already and stays as it is.
Score score_to_play(const PieceReading& reading, bool plain) {
  return plain || !reading.sheet ? reading.score : perform(reading.score);
}

/// Empty for a piece with a title; else the title in the file's name, "Surname, First, Title, Id.mid".
std::string heading_of(const PieceReading& reading, const std::string& input) {
  const std::string& title = reading.sheet ? reading.sheet->title : reading.score.title;
  if (!title.empty() || is_standard_input(input)) return "";
  const auto& known = piece_extensions();
  if (std::find(known.begin(), known.end(), extension_of(input)) == known.end())
    return shown_path(std::filesystem::path(input).stem());
  return list_sources({input}).front().title;
}

/// The origin without the JSON of options that compose appends to it in MIDI.
std::string credit_of(const PieceReading& reading) {
  const std::string& origin = reading.sheet ? reading.sheet->origin : reading.score.origin;
  return origin.substr(0, origin.find(" {\""));
}

}  // namespace

ConvertedPiece convert_piece(const std::string& input, const std::vector<std::filesystem::path>& files,
                             const ConvertRequest& request, Progress& progress) {
  const PieceReading reading =
      read_input(input, {.parts = request.parts, .repeats = request.repeats ? Repeats::played : Repeats::once});
  for (const std::string& warning : reading.warnings) progress.say(input_name(input) + ": " + warning);
  const Score score = score_to_play(reading, request.plain);
  const OutputPiece piece{.score = score,
                          .sheet = reading.sheet ? &*reading.sheet : nullptr,
                          .heading = heading_of(reading, input),
                          .credit = credit_of(reading)};
  return {.input = input,
          .notes = score.notes.size(),
          .seconds = duration_of(score).value,
          .warnings = reading.warnings,
          .files = write_outputs(piece, files, make_output_options(request.sound_font), progress)};
}

Json to_json(const ConvertedPiece& piece) {
  Json files = Json::array();
  for (const std::filesystem::path& file : piece.files) files.push_back(file.string());
  return {{"input", piece.input},
          {"notes", piece.notes},
          {"seconds", piece.seconds},
          {"warnings", piece.warnings},
          {"files", files}};
}

}  // namespace clavier
