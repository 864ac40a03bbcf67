#pragma once

#include <optional>
#include <string>

#include "base/options.h"
#include "models/sequence/network_options.h"
#include "training/options/training_options.h"

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
    visitor(Option{.name = "model",
                   .doc = "preset: default, lookback, deep-bi, uni, shallow, kuo-article, kuo-code, markov; or gan, "
                          "gan-kuo-article, style, whose options --model gan --help and --model style --help list"},
            model);
    visitor(Option{.name = "corpus", .doc = "folder made by clavier corpus build"}, corpus);
    visitor(Option{.name = "out", .doc = "folder for the model, its log and its curve"}, out);
    visitor(Option{.name = "era", .doc = "only pieces of this era; all of them when not given"}, era);
    visitor(Option{.name = "from", .doc = "begin with the weights of this model, a name or a folder"}, from);
    visitor(Option{.name = "config", .doc = "JSON file of options, overridden by flags"}, config);
    visitor(Option{.name = "resume", .doc = "go on where training into --out was stopped"}, resume);
    visitor(Option{.name = "tokens",
                   .doc = "alphabet: notes, or the article's dictionary",
                   .choices = {"preset", "notes", "article"}},
            tokens);
    visitor(Option{.name = "chords",
                   .doc = "with notes: so many frequent chords get a token of their own",
                   .minimum = 0,
                   .maximum = 60000},
            chords);
    visitor(Option{.name = "precision", .doc = "how weights are stored", .choices = {"f16", "f32"}}, precision);
  }
};

/// Everything of one run, resolved: preset, then config file, then flags.
struct TrainPlan {
  TrainRequest request;
  NetworkOptions network;
  TrainingOptions training;
};

}  // namespace clavier
