#pragma once

#include "base/options.h"

namespace clavier {

/// Options that many commands have.
inline Option corpus_option(std::string_view doc = "folder made by clavier corpus build") {
  return {.name = "corpus", .doc = doc, .required = true, .value_name = "CORPUS"};
}

inline Option models_option(std::string_view doc = "a shipped model, or a folder; repeat it to compare several") {
  return {.name = "model", .doc = doc, .required = true, .value_name = "MODEL"};
}

inline Option threads_option() {
  return {.name = "threads",
          .doc = "threads, 0 for as many as the processor has; changes the time, not the result",
          .minimum = 0,
          .maximum = 1024,
          .group = OptionGroup::advanced};
}

inline Option parts_option() {
  return {.name = "parts",
          .doc =
              "of a MusicXML file, the parts to read, by number or name, as 1,3-4,Piano; all but percussion when not "
              "given",
          .value_name = "PARTS"};
}

inline Option json_option() { return {.name = "json", .doc = "print the result as JSON"}; }

}  // namespace clavier
