#pragma once

#include <string>

#include "corpus/store/corpus.h"
#include "shared/flags.h"

namespace clavier {

/// What every result of `clavier evaluate` begins with: {"version", "command", "corpus", "options"}. `command` is the
/// command line that measures the same again; `corpus` the checksum, null where no corpus is read.
template <OptionSet T>
Json make_result_envelope(const std::string& command, const T& options, const Corpus* corpus) {
  Json given = options_to_json(options);
  given.erase("json");
  return {{"version", CLAVIER_VERSION},
          {"command", command_line("clavier evaluate " + command, options)},
          {"corpus", corpus == nullptr ? Json(nullptr) : Json(corpus->checksum())},
          {"options", std::move(given)}};
}

}  // namespace clavier
