#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier studio` is started with; clavier-studio has the same flags.
struct StudioStart {
  int port = 8080;
  std::string library;
  std::string listen;
  std::string host;
  bool open = true;
  std::string corpus;
  std::string sound_font;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(
        Option{.name = "port", .doc = "the port of the page; 0 takes any that is free", .minimum = 0, .maximum = 65535},
        port);
    visitor(
        Option{.name = "library",
               .doc = "folder of the pieces, made when it is missing (~/.local/share/clavier/library when not given)",
               .value_name = "FOLDER"},
        library);
    visitor(Option{.name = "listen",
                   .doc = "let other machines in at this address, as 0.0.0.0, for listening tests; needs --host",
                   .value_name = "ADDRESS"},
            listen);
    visitor(
        Option{
            .name = "host", .doc = "with --listen, the name by which others call this machine", .value_name = "NAME"},
        host);
    visitor(Option{.name = "open", .doc = "opening the page in a browser"}, open);
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build: show and play the training piece of the closest match",
                   .group = OptionGroup::advanced,
                   .value_name = "CORPUS"},
            corpus);
    visitor(Option{.name = "sound_font",
                   .doc = "the .sf2 or .sf3 file to play with, for another piano",
                   .group = OptionGroup::advanced,
                   .value_name = "FILE"},
            sound_font);
  }
};

}  // namespace clavier
