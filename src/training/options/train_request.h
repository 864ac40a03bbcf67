#pragma once

#include <optional>
#include <string>

<<<<<<< HEAD
#include "music/era_option.h"
#include "training/options/presets.h"
=======
#include "training/options/presets.h"
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)

namespace clavier {

/// What `clavier train` is asked for, beside the shape of the network and how it is trained.
struct TrainRequest {
  std::string model = "default";
  std::string corpus;
  std::string out;
  std::optional<std::string> era;
  std::optional<std::string> from;
  std::optional<std::string> config;
  bool resume = false;
  std::string tokens = "preset";
  int chords = 0;
  std::string precision = "f16";

  template <class Visitor>
  void visit(Visitor&& visitor) {
<<<<<<< HEAD
    const std::string models = "preset: " + list_presets(ModelFamily::sequences) + "; or " +
                               list_presets(ModelFamily::rolls) + ", " + list_presets(ModelFamily::era_classifier) +
                               ", with options of their own (--model gan --help)";
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
    visitor(Option{.name = "tokens",
                   .doc = "vocabulary: notes, or the article's dictionary",
                   .choices = {"preset", "notes", "article"},
                   .group = OptionGroup::advanced},
=======
    const std::string models = "preset: " + list_presets(ModelFamily::sequences) + "; or " +
                               list_presets(ModelFamily::rolls) + ", " + list_presets(ModelFamily::era_classifier) +
                               ", with options of their own (--model gan --help)";
    visitor(Option{.name = "model", .doc = models}, model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "out", .doc = "folder for the model, its log and its curve"}, out);
    visitor(Option{.name = "era", .doc = "train on this era alone; without it on all eras"}, era);
    visitor(Option{.name = "from", .doc = "start from the weights of this model, to fine-tune it; a name or a folder"},
            from);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags; to repeat a run"}, config);
    visitor(Option{.name = "resume", .doc = "continue the run that was stopped in --out"}, resume);
    visitor(Option{.name = "tokens",
                   .doc = "vocabulary: single notes or the article's chords; preset takes the model's own",
                   .choices = {"preset", "notes", "article"}},
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
            tokens);
    visitor(Option{.name = "chords",
                   .doc = "with notes: this many frequent chords get a token each; more for chordal music",
                   .minimum = 0,
                   .maximum = 60000,
                   .group = OptionGroup::advanced},
            chords);
<<<<<<< HEAD
    visitor(Option{.name = "precision",
                   .doc = "how weights are stored; f32 for exact comparisons",
                   .choices = {"f16", "f32"},
                   .group = OptionGroup::advanced},
            precision);
=======
    visitor(
        Option{
            .name = "precision", .doc = "type of the stored weights; f32 to lose no digits", .choices = {"f16", "f32"}},
        precision);
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct TrainPlan {
  TrainRequest request;
  NetworkOptions network;
  TrainingOptions training;
};

}  // namespace clavier
