#include "cli/convert/convert_command.h"

#include <memory>

#include "base/error.h"
#include "cli/convert/convert_many.h"
#include "cli/convert/convert_piece.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "formats/write_outputs.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

void convert_one(const ConvertRequest& request, Progress& progress) {
  const OutputFiles outputs(request.single_outputs());
  if (outputs.use_standard_output() && request.json)
    throw Misuse("--json and the piece cannot both go to standard output");
  check_outputs(outputs.paths(), make_output_options(request.sound_font));
  if (!request.overwrite) refuse_to_overwrite_inputs(request.inputs, outputs.paths(), ", or --overwrite");
  ConvertedPiece piece = convert_piece(request.inputs.front(), outputs.paths(), request, progress);
  piece.files = outputs.send(piece.files);
  if (request.json) return print_json(to_json(piece));
  if (outputs.use_standard_output()) return;
  for (const std::filesystem::path& file : piece.files) print_line(file.string());
}

void convert(const ConvertRequest& request) {
  request.check();
  TerminalProgress progress;
  if (request.out_dir.empty()) return convert_one(request, progress);
  convert_many(request, progress);
}

}  // namespace

void add_convert_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "convert",
                            .doc = "convert pieces to other formats: " + list_output_extensions(),
                            .first_example = "clavier convert first.mid --out first.musicxml --out first.ogg",
                            .second_example = "clavier convert *.mid --out-dir pages --format pdf\n"
                                              "  clavier convert - --out -.mid < first.musicxml > first.mid"});
  const auto request = std::make_shared<ConvertRequest>();
  add_flags(command, *request);
  set_action(command, [request] { convert(*request); });
}

}  // namespace clavier
