#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How a sequence network is trained; stored beside the checkpoint. The defaults are those of preset "default".
struct TrainingOptions {
  std::string optimizer = "adam";
  double learning_rate = 2e-3;
  int warmup = 200;   ///< steps over which the learning rate rises from 0
  bool decay = true;  ///< the learning rate falls along half a cosine to a twentieth
  double weight_decay = 0.01;
  double clip = 1.0;  ///< longest gradient; 0 for no clipping
  int batch = 32;
  int length = 256;   ///< events a sequence; for window networks the window counts instead
  int transpose = 3;  ///< sequences are moved by up to so many semitones either way
  int steps = 4000;
  std::optional<double> minutes;  ///< stops and decays by the clock instead of the steps when this comes first
  std::optional<double> processor_minutes;  ///< the same by the time that processors were busy, for fair comparisons
  int validate_every = 250;
  int validation_events = 40000;  ///< at most so many events are looked at for choosing the model
  int patience = 8;               ///< validations without a better one before training stops; 0 for never
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "optimizer", .doc = "rule of descent", .choices = {"adam", "rmsprop"}}, optimizer);
    visitor(Option{.name = "learning_rate", .doc = "highest learning rate", .minimum = 1e-8, .maximum = 1},
            learning_rate);
    visitor(Option{.name = "warmup", .doc = "steps until the learning rate is reached", .minimum = 0, .maximum = 1e6},
            warmup);
    visitor(Option{.name = "decay", .doc = "lower the learning rate along half a cosine"}, decay);
    visitor(Option{.name = "weight_decay", .doc = "decoupled weight decay (adam)", .minimum = 0, .maximum = 1},
            weight_decay);
    visitor(Option{.name = "clip", .doc = "longest gradient, 0 for no clipping", .minimum = 0, .maximum = 1e6}, clip);
    visitor(Option{.name = "batch", .doc = "sequences a step", .minimum = 1, .maximum = 4096}, batch);
    visitor(Option{.name = "length", .doc = "events a sequence", .minimum = 2, .maximum = 8192}, length);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two looks at the validation pieces",
                   .minimum = 1,
                   .maximum = 1e6},
            validate_every);
    visitor(
        Option{
            .name = "validation_events", .doc = "events looked at in one validation", .minimum = 100, .maximum = 1e9},
        validation_events);
    visitor(Option{.name = "patience",
                   .doc = "validations without progress before stopping, 0 for never",
                   .minimum = 0,
                   .maximum = 1e6},
            patience);
    visit_run_options(visitor, *this);
  }
};

}  // namespace clavier
