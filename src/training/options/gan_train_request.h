#pragma once

#include <optional>
#include <string>

#include "base/owned_folder.h"
#include "music/era_option.h"
#include "training/options/presets.h"

namespace clavier {

/// What `clavier train --model gan...` is asked for, beside the shape of the networks and how they are trained.
struct GanTrainRequest {
  std::string model = "gan";
  std::string corpus;
  std::string out;
  std::optional<std::string> era;
  std::optional<std::string> config;
  bool resume = false;
  bool overwrite = false;
  std::string precision = "f16";

  template <class Visitor>
  void visit(Visitor&& visitor) {
    const std::string models = "preset: " + list_presets(ModelFamily::gan);
    visitor(Option{.name = "model", .doc = models}, model);
    visitor(
        Option{
            .name = "corpus", .doc = "folder made by clavier corpus build", .required = true, .value_name = "CORPUS"},
        corpus);
    visitor(Option{.name = "out",
                   .doc = "folder for the model, its log, its curves and its samples",
                   .required = true,
                   .value_name = "FOLDER"},
            out);
    visitor(era_option("only pieces of this era; gan-kuo-article needs one"), era);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags", .value_name = "FILE"}, config);
    visitor(Option{.name = "resume", .doc = "continue a stopped training in --out"}, resume);
    visitor(overwrite_option(), overwrite);
    visitor(Option{.name = "precision",
                   .doc = "how weights are stored; f32 for exact comparisons",
                   .choices = {"f16", "f32"},
                   .group = OptionGroup::advanced},
            precision);
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct GanTrainPlan {
  GanTrainRequest request;
  GanOptions network;
  GanTrainingOptions training;
};

}  // namespace clavier
