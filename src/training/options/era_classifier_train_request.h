#pragma once

#include <string>

#include "base/options.h"
#include "base/owned_folder.h"

namespace clavier {

/// What `clavier train --model era-classifier` is asked for.
struct EraClassifierTrainRequest {
  std::string model = "era-classifier";
  std::string corpus;
  std::string out;
  bool overwrite = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(
        Option{.name = "model", .doc = "a classifier that predicts the era of a piece", .choices = {"era-classifier"}},
        model);
    visitor(
        Option{
            .name = "corpus", .doc = "folder made by clavier corpus build", .required = true, .value_name = "CORPUS"},
        corpus);
    visitor(Option{.name = "out", .doc = "folder for the era classifier", .required = true, .value_name = "FOLDER"},
            out);
    visitor(overwrite_option(), overwrite);
  }
};

}  // namespace clavier
