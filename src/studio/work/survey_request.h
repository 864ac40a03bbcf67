#pragma once

#include <optional>
#include <string>
#include <vector>

#include "music/era_option.h"

namespace clavier {

/// What a listening test is made of.
struct SurveyRequest {
  std::string corpus;
  std::vector<std::string> model;
  std::vector<std::string> era;
  std::uint64_t seed = 1;
  bool pairs = false;
  std::optional<int> questions;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build, for the real excerpts",
                   .required = true,
                   .value_name = "CORPUS"},
            corpus);
    visitor(Option{.name = "model", .doc = "what composed the other excerpts; the best model when none is given"},
            model);
    visitor(era_option("only excerpts of these eras; all four when none is given"), era);
    visitor(Option{.name = "seed", .doc = "the same number gives the same test"}, seed);
    visitor(Option{.name = "pairs", .doc = "which of two excerpts of one era is preferred, instead of human or AI"},
            pairs);
    visitor(Option{.name = "questions",
                   .doc = "excerpts, half of them real (two for each era and model when not given), or pairs (one for "
                          "each era and every two sources)",
                   .minimum = 2,
                   .maximum = 1000},
            questions);
  }
};

}  // namespace clavier
