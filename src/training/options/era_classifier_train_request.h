#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier train --model style` is asked for.
struct EraClassifierTrainRequest {
  std::string model = "era-classifier";
  std::string corpus;
  std::string out;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(
        Option{
            .name = "model", .doc = "a listener who tells the eras of a corpus apart", .choices = {"era-classifier"}},
        model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "out", .doc = "folder for the listener"}, out);
  }
};

}  // namespace clavier
