#pragma once

#include <optional>
#include <string>

#include "models/gan/gan_options.h"
#include "training/options/roll_options.h"

namespace clavier {

/// What `clavier train --model gan...` is asked for, beside the shape of the networks and how they are trained.
struct RollTrainRequest {
  std::string model = "gan";
  std::string corpus;
  std::string out;
  std::optional<std::string> era;
  std::optional<std::string> config;
  bool resume = false;
  std::string precision = "f16";

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "model", .doc = "preset: gan, gan-kuo-article"}, model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "out", .doc = "folder for the model, its log, its curves and its samples"}, out);
    visitor(Option{.name = "era", .doc = "only pieces of this era; the article's network needs one"}, era);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags"}, config);
    visitor(Option{.name = "resume", .doc = "go on where training into --out was stopped"}, resume);
    visitor(Option{.name = "precision", .doc = "how weights are stored", .choices = {"f16", "f32"}}, precision);
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct RollTrainPlan {
  RollTrainRequest request;
  GanOptions network;
  RollTrainingOptions training;
};

}  // namespace clavier
