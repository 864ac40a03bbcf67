#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "composing/compose.h"

namespace clavier {

/// What `clavier compose` is asked for, beside how it composes.
struct ComposeRequest {
  std::optional<std::string> era;
  std::string model;
  std::vector<std::string> out;
  int count = 1;
  std::optional<std::string> prompt;
  std::string corpus;
  std::string sound_font;
  int threads = 0;
  bool json = false;
  ComposeOptions composing;
  std::optional<std::string> bars, meter, density, infill, bars_range, prompt_bars;  ///< refused: see visit_unsupported

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "era", .doc = "style", .choices = {"baroque", "classical", "romantic", "modernist"}}, era);
    visitor(Option{.name = "model", .doc = "name of a shipped model, or a folder made by clavier train"}, model);
    visitor(Option{.name = "out", .doc = "a file to write, in the format of its ending; may be repeated"}, out);
    visitor(Option{.name = "count", .doc = "so many pieces, named -1, -2 ...", .minimum = 1, .maximum = 100000}, count);
    visitor(Option{.name = "prompt", .doc = "a MIDI or MusicXML file to continue"}, prompt);
    composing.visit(visitor);
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build: name the training piece that a piece comes nearest to"},
            corpus);
    visitor(Option{.name = "sound_font", .doc = "the .sf2 or .sf3 file to play with"}, sound_font);
    visitor(Option{.name = "threads",
                   .doc = "pieces composed side by side, 0 for as many as the processor can",
                   .minimum = 0,
                   .maximum = 1024},
            threads);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
    visit_unsupported(visitor);
  }

  /// Options that no shipped model can honour: known, so that asking for one gets a reason.
  template <class Visitor>
  void visit_unsupported(Visitor&& visitor) {
    constexpr std::string_view kUnsupported = "for models that know bars; no shipped one does yet";
    visitor(Option{.name = "bars", .doc = kUnsupported}, bars);
    visitor(Option{.name = "meter", .doc = kUnsupported}, meter);
    visitor(Option{.name = "density", .doc = kUnsupported}, density);
    visitor(Option{.name = "infill", .doc = kUnsupported}, infill);
    visitor(Option{.name = "bars_range", .doc = kUnsupported}, bars_range);
    visitor(Option{.name = "prompt_bars", .doc = kUnsupported}, prompt_bars);
  }
};

}  // namespace clavier
