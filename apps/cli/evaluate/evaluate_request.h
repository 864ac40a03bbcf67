#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// What `clavier evaluate` is asked for. With --out and none of --degeneracy, --rolls and --originality it writes a
/// report, without any of them it measures likelihoods.
struct EvaluateRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::string split = "validation";
  std::optional<std::string> era;
  int pieces = 0;
  bool ngram_cache = true;
  bool degeneracy = false;
  bool rolls = false;
  bool originality = false;
  bool quick = false;
  bool full = false;
  std::optional<std::string> seeds;
  double seconds = 60;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(
        Option{.name = "model", .doc = "name of a shipped model, or a folder, also of pieces; repeat it to compare"},
        model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "split", .doc = "which pieces of it", .choices = {"train", "validation", "test"}}, split);
    visitor(Option{.name = "era",
                   .doc = "only pieces of this era",
                   .choices = {"baroque", "classical", "romantic", "modernist"}},
            era);
    visitor(Option{.name = "pieces",
                   .doc = "only the first so many, 0 for all; in a report, so many in each column (200)",
                   .minimum = 0},
            pieces);
    visitor(Option{.name = "quick", .doc = "a report of 100 pieces a column, in a few minutes"}, quick);
    visitor(Option{.name = "full", .doc = "a report of 500 pieces a column, with distances for endless samples"}, full);
    visitor(Option{.name = "ngram_cache", .doc = "let models recall what their piece did before"}, ngram_cache);
    visitor(Option{.name = "degeneracy", .doc = "compose, and count pieces that got stuck; needs no corpus"},
            degeneracy);
    visitor(Option{.name = "rolls",
                   .doc = "measure drawn piano rolls beside real ones of --split; for models that draw images, or "
                          "without --model "
                          "for real pieces as if they were drawn"},
            rolls);
    visitor(Option{.name = "originality",
                   .doc = "how much of what people and models compose the training pieces hold; people alone without "
                          "--model"},
            originality);
    visitor(Option{.name = "seeds",
                   .doc = "seeds of composed pieces: 500 is 1 to 500 (with --degeneracy 1000, --rolls 500 and "
                          "--originality 40 when not given); in a report also 11..60"},
            seeds);
    visitor(Option{.name = "seconds",
                   .doc = "length of a piece, of reports, --degeneracy and --originality",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(Option{.name = "out",
                   .doc = "a folder: a report of everything there is to measure, as page and as JSON; with --rolls an "
                          ".svg file for ten drawn rolls and the training music nearest"},
            out);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

}  // namespace clavier
