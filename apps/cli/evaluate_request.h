#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// What `clavier evaluate` is asked for. Without --degeneracy, --rolls and --originality it measures likelihoods.
struct EvaluateRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::string split = "validation";
  std::optional<std::string> era;
  int pieces = 0;
  bool recall = true;
  bool degeneracy = false;
  bool rolls = false;
  bool originality = false;
  std::optional<int> seeds;
  double seconds = 60;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "model", .doc = "name of a shipped model, or a folder; repeat it to compare"}, model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "split", .doc = "which pieces of it", .choices = {"train", "validation", "test"}}, split);
    visitor(Option{.name = "era",
                   .doc = "only pieces of this era",
                   .choices = {"baroque", "classical", "romantic", "modernist"}},
            era);
    visitor(Option{.name = "pieces", .doc = "only the first so many, 0 for all", .minimum = 0}, pieces);
    visitor(Option{.name = "recall", .doc = "let models recall what their piece did before"}, recall);
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
                   .doc = "with --degeneracy, --rolls and --originality: seeds 1 to this (1000, 500 and 40 when not "
                          "given)",
                   .minimum = 1,
                   .maximum = 1e6},
            seeds);
    visitor(Option{.name = "seconds",
                   .doc = "with --degeneracy and --originality: length of a piece",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(
        Option{.name = "out", .doc = "with --rolls: an .svg file for ten drawn rolls and the training music nearest"},
        out);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

}  // namespace clavier
