#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How a sequence network is trained; stored beside the checkpoint. The defaults are those of preset "lstm".
struct TrainingOptions {
  std::string optimizer = "adam";
  double learning_rate = 2e-3;
  double muon_rate = 0;  ///< of Muon, for the matrices of the LSTMs; 0: the optimiser has them, too
  int warmup = 200;      ///< steps over which the learning rate rises from 0
  bool decay = true;     ///< the learning rate falls along half a cosine to a twentieth
  double weight_decay = 0.01;
  double clip = 1.0;  ///< largest gradient norm; 0 for no clipping
  int batch = 32;
  int length = 256;   ///< events a sequence; windowed_lstm takes its window instead
  int transpose = 3;  ///< sequences are transposed by up to so many semitones either way
  int steps = 4000;
  std::optional<double> minutes;  ///< stops and decays by the clock instead of the steps when this comes first
  std::optional<double> processor_minutes;  ///< the same by the time that processors were busy, for fair comparisons
  int validate_every = 250;
  int validation_events = 40000;  ///< at most so many events choose the model
  int patience = 8;               ///< validations without a better one before training stops; 0 for never
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "optimizer",
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
    visitor(Option{.name = "muon_rate",
                   .doc = "learning rate of the LSTMs' matrices (Muon), 0 to leave them to the optimiser",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            muon_rate);
    visitor(Option{.name = "warmup",
                   .doc = "steps until the learning rate is reached",
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
