#include "cli/convert/convert_command.h"

#include <algorithm>
#include <memory>

#include "base/files.h"
#include "cli/convert/output_options.h"
#include "corpus/build/sources.h"
#include "formats/output_formats.h"
#include "formats/write_outputs.h"
#include "notation/piece_reader.h"
#include "performing/perform.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

/// The formats and what they are.
const std::string& out_doc() {
  static const std::string kDoc = [] {
    std::string formats;
    for (const OutputFormat& format : output_formats())
      formats.append(formats.empty() ? "" : ", ").append(format.extension).append(" (").append(format.doc).append(")");
    return "a file to write; may be repeated. Its extension gives the format: " + formats;
  }();
  return kDoc;
}

struct ConvertOptions {
  std::vector<std::string> out;
  std::string sound_font;
  bool plain = false;
  bool repeats = true;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "out", .doc = out_doc(), .value_name = "FILE"}, out);
    visitor(Option{.name = "sound_font",
                   .doc = "the .sf2 or .sf3 sound font of sound files (the best installed one when not given)"},
            sound_font);
    visitor(
        Option{.name = "plain",
               .doc =
                   "play MusicXML strictly as written, without the dynamics, timing and pedal of a performance; MIDI "
                   "files are always played as they are"},
        plain);
    visitor(Option{.name = "repeats",
                   .doc = "the repeats and jumps of MusicXML in what is played; sheet music shows their signs anyway"},
            repeats);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

/// A sheet is performed, and what it notates is kept. MIDI is a performance already and stays as it is.
Score score_to_play(const PieceReading& reading, bool plain) {
  return plain || !reading.sheet ? reading.score : perform(reading.score);
}

/// Empty for a piece with a title; else the title in the file's name, "Surname, First, Title, Id.mid".
std::string heading_of(const PieceReading& reading, const std::string& input) {
  const std::string& title = reading.sheet ? reading.sheet->title : reading.score.title;
  if (!title.empty()) return "";
  const auto& known = piece_extensions();
  if (std::find(known.begin(), known.end(), extension_of(input)) == known.end())
    return std::filesystem::path(input).stem().string();
  return list_sources({input}).front().title;
}

/// The origin without the JSON of options that compose appends to it in MIDI.
std::string credit_of(const PieceReading& reading) {
  const std::string& origin = reading.sheet ? reading.sheet->origin : reading.score.origin;
  return origin.substr(0, origin.find(" {\""));
}

std::vector<std::string> names_of(const std::vector<std::filesystem::path>& files) {
  return {files.begin(), files.end()};
}

void convert(const std::string& input, const ConvertOptions& options) {
  const std::vector<std::filesystem::path> files(options.out.begin(), options.out.end());
  const OutputOptions outputs = make_output_options(options.sound_font);
  check_outputs(files, outputs);
  const PieceReading reading = read_piece_file(input, options.repeats ? Repeats::played : Repeats::once);
  TerminalProgress progress;
  for (const std::string& warning : reading.warnings) progress.say(input + ": " + warning);
  const Score score = score_to_play(reading, options.plain);
  const OutputPiece piece{.score = score,
                          .sheet = reading.sheet ? &*reading.sheet : nullptr,
                          .heading = heading_of(reading, input),
                          .credit = credit_of(reading)};
  const std::vector<std::filesystem::path> written = write_outputs(piece, files, outputs, progress);
  if (options.json) {
    print_json({{"input", input},
                {"notes", score.notes.size()},
                {"seconds", duration_of(score).value},
                {"warnings", reading.warnings},
                {"files", names_of(written)}});
    return;
  }
  for (const std::filesystem::path& file : written) print_line(file.string());
}

}  // namespace

void add_convert_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "convert",
                            .doc = "convert a piece to other formats: " + list_output_extensions(),
                            .first_example = "clavier convert first.mid --out first.musicxml --out first.ogg",
                            .second_example = "clavier convert first.mid --out first.wav --out first.mp3 "
                                              "--sound-font piano.sf2"});
  const auto input = std::make_shared<std::string>();
  const auto options = std::make_shared<ConvertOptions>();
  add_argument(command, "INPUT", *input, "the MIDI or MusicXML file to read");
  add_flags(command, *options);
  set_action(command, [input, options] { convert(*input, *options); });
}

}  // namespace clavier
