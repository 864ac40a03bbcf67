#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier train --model phrase-judge` is asked for.
struct PhraseJudgeTrainRequest {
  std::string model = "phrase-judge";
  std::string corpus;
  std::string out;
  bool overwrite = false;
  int pieces = 120;
  int threads = 0;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "model",
                   .doc = "a judge that chooses among the phrases of a Transformer",
                   .choices = {"phrase-judge"}},
            model);
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build, of scores",
                   .required = true,
                   .value_name = "CORPUS"},
            corpus);
    visitor(Option{.name = "out",
                   .doc = "folder of the Transformer, which the judge is for",
                   .required = true,
                   .value_name = "FOLDER"},
            out);
    visitor(Option{.name = "overwrite", .doc = "write over the judge that the folder has"}, overwrite);
    visitor(Option{.name = "pieces",
                   .doc = "compose so many pieces of each era to learn from, twice; more takes longer",
                   .minimum = 5,
                   .maximum = 10000},
            pieces);
    visitor(Option{.name = "threads",
                   .doc = "threads, 0 for as many as the processor has; changes the time, not the result",
                   .minimum = 0,
                   .maximum = 1024},
            threads);
  }
};

}  // namespace clavier
