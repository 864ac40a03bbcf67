#pragma once

#include <optional>
#include <string>

#include "base/owned_folder.h"
#include "training/options/presets.h"

namespace clavier {

/// What `clavier train --model transformer` is asked for, beside the shape of the network and how it is trained.
struct ScoreTrainRequest {
  std::string model = "transformer";
  std::string corpus;
  std::string out;
  std::optional<std::string> from;
  std::optional<int> grow_layers;
  std::optional<std::string> config;
  bool resume = false;
  bool overwrite = false;
  std::string precision = "f16";
  int composer_notes = 12000;
  bool recordings = false;

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    const std::string models = "preset: " + list_presets(ModelFamily::scores);
    visitor(Option{.name = "model", .doc = models}, model);
    visitor(Option{.name = "corpus",
                   .doc = "folder made by clavier corpus build; scores are learned, recordings with --recordings",
                   .required = true,
                   .value_name = "CORPUS"},
            corpus);
    visitor(Option{.name = "out",
                   .doc = "folder for the model, its log and its curve",
                   .required = true,
                   .value_name = "FOLDER"},
            out);
    visitor(Option{.name = "from",
                   .doc = "fine-tune: begin with the weights of this model, a name or a folder",
                   .value_name = "MODEL"},
            from);
    visitor(
        Option{.name = "grow_layers",
               .doc = "with --from: add layers until there are so many; for a larger network that need not begin anew",
               .minimum = 1,
               .maximum = 64,
               .group = OptionGroup::advanced},
        grow_layers);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags", .value_name = "FILE"}, config);
    visitor(Option{.name = "resume", .doc = "continue a stopped training in --out"}, resume);
    visitor(overwrite_option(), overwrite);
    visitor(Option{.name = "composer_notes",
                   .doc = "composers with so many notes can be asked for; lower it for a small corpus",
                   .minimum = 1,
                   .maximum = 1e9,
                   .group = OptionGroup::advanced},
            composer_notes);
    visitor(Option{.name = "recordings",
                   .doc = "learn from recordings as well, in bars of two seconds; validation is of scores alone",
                   .group = OptionGroup::advanced},
            recordings);
    visitor(Option{.name = "precision",
                   .doc = "how weights are stored; f32 for exact comparisons",
                   .choices = {"f16", "f32"},
                   .group = OptionGroup::advanced},
            precision);
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct ScoreTrainPlan {
  ScoreTrainRequest request;
  TransformerOptions network;
  ScoreTrainingOptions training;
};

}  // namespace clavier
