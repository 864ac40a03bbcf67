#pragma once

#include <optional>
#include <string>

#include "base/owned_folder.h"
#include "music/era_option.h"
#include "training/options/presets.h"

namespace clavier {

/// What `clavier train` is asked for, beside the shape of the network and how it is trained.
struct TrainRequest {
  std::string model = "lstm";
  std::string corpus;
  std::string out;
  std::optional<std::string> era;
  std::optional<std::string> from;
  std::optional<std::string> config;
  bool resume = false;
  bool overwrite = false;
  std::string tokens = "preset";
  int chords = 0;
  std::string precision = "f16";

  template <class Visitor>
  void visit(Visitor&& visitor) {
    const std::string models =
        "preset: " + list_presets(ModelFamily::sequences) + "; or " + list_presets(ModelFamily::scores) + ", " +
        list_presets(ModelFamily::gan) + ", " + list_presets(ModelFamily::era_classifier) + ", " +
        list_presets(ModelFamily::phrase_judge) + ", with options of their own (--model gan --help)";
    visitor(Option{.name = "model", .doc = models}, model);
    visitor(
        Option{
            .name = "corpus", .doc = "folder made by clavier corpus build", .required = true, .value_name = "CORPUS"},
        corpus);
    visitor(Option{.name = "out",
                   .doc = "folder for the model, its log and its curve",
                   .required = true,
                   .value_name = "FOLDER"},
            out);
    visitor(era_option("only pieces of this era; all of them when not given"), era);
    visitor(Option{.name = "from",
                   .doc = "fine-tune: begin with the weights of this model, a name or a folder",
                   .value_name = "MODEL"},
            from);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags", .value_name = "FILE"}, config);
    visitor(Option{.name = "resume", .doc = "continue a stopped training in --out"}, resume);
    visitor(overwrite_option(), overwrite);
    visitor(Option{.name = "tokens",
                   .doc = "vocabulary: notes, notes with spread and fine loudness, or the article's dictionary",
                   .choices = {"preset", "notes", "performance", "article"},
                   .group = OptionGroup::advanced},
            tokens);
    visitor(Option{.name = "chords",
                   .doc = "with notes: so many frequent chords get a token of their own",
                   .minimum = 0,
                   .maximum = 60000,
                   .group = OptionGroup::advanced},
            chords);
    visitor(Option{.name = "precision",
                   .doc = "how weights are stored; f32 for exact comparisons",
                   .choices = {"f16", "f32"},
                   .group = OptionGroup::advanced},
            precision);
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct TrainPlan {
  TrainRequest request;
  NetworkOptions network;
  TrainingOptions training;
};

}  // namespace clavier
