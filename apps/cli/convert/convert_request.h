#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "formats/output_formats.h"
#include "shared/request_options.h"

namespace clavier {

/// What `clavier convert` is asked for.
struct ConvertRequest {
  std::vector<std::string> inputs;
  std::vector<std::string> out;
  std::string out_dir;
  std::vector<std::string> formats;
  std::string sound_font;
  std::string parts;
  bool plain = false;
  bool repeats = true;
  bool overwrite = false;
  bool json = false;

  /// Where a single input goes: the files of --out, or standard output in the format of --format. Throws Misuse when
  /// neither is given.
  std::vector<std::filesystem::path> single_outputs() const;
  /// Throws Misuse for options that do not go together.
  void check() const;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "input",
                   .doc = "the MIDI or MusicXML files to read; - is standard input",
                   .required = true,
                   .value_name = "INPUT",
                   .positional = true},
            inputs);
    visitor(Option{.name = "out", .doc = out_doc(), .value_name = "FILE"}, out);
    visitor(
        Option{.name = "out_dir",
               .doc = "a folder to write to, for one input or several: INPUT.mid becomes INPUT.pdf with --format pdf",
               .value_name = "FOLDER"},
        out_dir);
    visitor(Option{.name = "format",
                   .doc = "a format to write in --out-dir, or else to standard output; may be repeated",
                   .choices = output_format_names()},
            formats);
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
    visitor(parts_option(), parts);
    visitor(Option{.name = "overwrite", .doc = "write over a file that is read"}, overwrite);
    visitor(json_option(), json);
  }

 private:
  /// The formats and what they are.
  static const std::string& out_doc();
  static std::vector<std::string_view> output_format_names();
};

}  // namespace clavier
