#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How a sequence network is trained; stored with the checkpoint. The defaults are those of preset "default".
struct TrainingOptions {
  std::string optimizer = "adam";
  double learning_rate = 2e-3;
  int warmup = 200;   ///< steps over which the learning rate rises from 0
  bool decay = true;  ///< the learning rate falls along half a cosine to a twentieth
  double weight_decay = 0.01;
<<<<<<< HEAD
  double clip = 1.0;  ///< largest gradient norm; 0 for no clipping
  int batch = 32;
  int length = 256;   ///< events a sequence; windowed_lstm takes its window instead
  int transpose = 3;  ///< sequences are transposed by up to so many semitones either way
=======
  double clip = 1.0;  ///< largest norm of the gradient; 0 for no clipping
  int batch = 32;
  int length = 256;   ///< events in a sequence; windowed networks use the network's window instead
  int transpose = 3;  ///< sequences are transposed by up to this many semitones either way
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
  int steps = 4000;
  std::optional<double> minutes;            ///< training ends, and the learning rate decays, by the clock if sooner
  std::optional<double> processor_minutes;  ///< the same by processor time, for fair comparisons
  int validate_every = 250;
<<<<<<< HEAD
  int validation_events = 40000;  ///< at most so many events choose the model
  int patience = 8;               ///< validations without a better one before training stops; 0 for never
=======
  int validation_events = 40000;  ///< at most this many events choose the model
  int patience = 8;               ///< validations without improvement before training ends; 0 for no early stopping
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "optimizer",
<<<<<<< HEAD
                   .doc = "optimiser; rmsprop is the article's",
                   .choices = {"adam", "rmsprop"},
                   .group = OptionGroup::advanced},
            optimizer);
    visitor(Option{.name = "learning_rate",
                   .doc = "highest learning rate; lower it to fine-tune with --from",
                   .minimum = 1e-8,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            learning_rate);
    visitor(Option{.name = "warmup",
                   .doc = "steps until the learning rate is reached",
=======
                   .doc = "optimiser; rmsprop only to train as the article does",
                   .choices = {"adam", "rmsprop"}},
            optimizer);
    visitor(Option{.name = "learning_rate",
                   .doc = "highest learning rate; lower it when the loss jumps or is not finite",
                   .minimum = 1e-8,
                   .maximum = 1},
            learning_rate);
    visitor(Option{.name = "warmup",
                   .doc = "steps over which the learning rate rises; more when the first losses jump",
                   .minimum = 0,
                   .maximum = 1e6},
            warmup);
    visitor(Option{.name = "decay", .doc = "cosine decay of the learning rate; turn it off for an open-ended run"},
            decay);
    visitor(Option{.name = "weight_decay",
                   .doc = "decoupled weight decay (adam); more when validation loss rises early",
                   .minimum = 0,
                   .maximum = 1},
            weight_decay);
    visitor(Option{.name = "clip",
                   .doc = "largest norm of the gradient, 0 for no clipping; lower it when the loss jumps",
                   .minimum = 0,
                   .maximum = 1e6},
            clip);
    visitor(
        Option{.name = "batch", .doc = "sequences in a step; less when memory is short", .minimum = 1, .maximum = 4096},
        batch);
    visitor(Option{.name = "length",
                   .doc = "events in a training sequence; more to learn longer context",
                   .minimum = 2,
                   .maximum = 8192},
            length);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two validations; fewer to catch the best step more closely",
                   .minimum = 1,
                   .maximum = 1e6},
            validate_every);
    visitor(Option{.name = "validation_events",
                   .doc = "events in a validation; more for a steadier choice of the best step",
                   .minimum = 100,
                   .maximum = 1e9},
            validation_events);
    visitor(Option{.name = "patience",
                   .doc = "validations without improvement before training ends early, 0 to use all steps",
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            warmup);
    visitor(Option{.name = "decay", .doc = "the cosine decay of the learning rate", .group = OptionGroup::advanced},
            decay);
    visitor(Option{.name = "weight_decay",
                   .doc = "decoupled weight decay (adam); raise it against overfitting",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            weight_decay);
    visitor(Option{.name = "clip",
                   .doc = "largest gradient norm, 0 for no clipping",
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            clip);
    visitor(Option{.name = "batch",
                   .doc = "sequences a step; lower it when memory is short",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            batch);
    visitor(Option{.name = "length",
                   .doc = "events a sequence; lower it when memory is short",
                   .minimum = 2,
                   .maximum = 8192,
                   .group = OptionGroup::advanced},
            length);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two validations",
                   .minimum = 1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            validate_every);
    visitor(Option{.name = "validation_events",
                   .doc = "events in one validation",
                   .minimum = 100,
                   .maximum = 1e9,
                   .group = OptionGroup::advanced},
            validation_events);
    visitor(Option{.name = "patience",
                   .doc = "validations without progress before training stops, 0 for never",
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            patience);
    visit_run_options(visitor, *this);
  }
};

}  // namespace clavier
