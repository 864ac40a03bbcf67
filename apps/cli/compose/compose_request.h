#pragma once

#include <optional>
#include <string>
#include <vector>

#include "composing/compose.h"
#include "music/era_option.h"
#include "shared/request_options.h"

namespace clavier {

/// What `clavier compose` is asked for, beside how it composes.
struct ComposeRequest {
  std::optional<std::string> era;
  std::string model;
  std::vector<std::string> out;
  int count = 1;
  std::optional<std::string> prompt, infill, accompany, form_of;
  std::string parts;
  std::string corpus;
  std::string sound_font;
  int threads = 0;
  bool json = false;
  ComposeOptions composing;

  /// The piece that is gone on from, and how; nothing for a new piece. Throws Misuse when several are given.
  std::optional<std::string> given_file() const;
  GivenMusic given_use() const;

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(era_option("style of the piece; the model is the era's own when --model is not given"), era);
    visitor(
        Option{.name = "model",
               .doc = "transformer (scores), lstm (performances, one model for each era), gan (performances by piano "
                      "rolls), the name of another shipped model, or a folder made by clavier train",
               .value_name = "MODEL"},
        model);
    visitor(Option{.name = "out",
                   .doc = "a file to write, in the format of its extension; may be repeated; -.mid is standard output",
                   .required = true,
                   .value_name = "FILE"},
            out);
    visitor(Option{.name = "count",
                   .doc = "compose so many pieces, named -1, -2 ...; to choose the best",
                   .minimum = 1,
                   .maximum = 100000},
            count);
    visitor(
        Option{
            .name = "prompt", .doc = "a MIDI or MusicXML file to continue; - is standard input", .value_name = "FILE"},
        prompt);
    visitor(Option{.name = "infill",
                   .doc = "a score to rewrite a passage of, with --bars-range, --hand or both",
                   .value_name = "FILE"},
            infill);
    visitor(Option{.name = "accompany", .doc = "a melody to write both hands for", .value_name = "FILE"}, accompany);
    visitor(Option{.name = "form_of",
                   .doc = "a score whose form a new piece takes: its bars return, and keys change, as they do there",
                   .value_name = "FILE"},
            form_of);
    visitor(parts_option(), parts);
    composing.visit(visitor);
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build: name the training piece of the longest match",
                   .group = OptionGroup::advanced,
                   .value_name = "CORPUS"},
            corpus);
    visitor(Option{.name = "sound_font",
                   .doc = "the .sf2 or .sf3 file to play with, for another piano",
                   .group = OptionGroup::advanced,
                   .value_name = "FILE"},
            sound_font);
    visitor(threads_option(), threads);
    visitor(json_option(), json);
  }
};

}  // namespace clavier
