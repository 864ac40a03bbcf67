#pragma once

#include "base/options.h"

namespace clavier {

/// The options that every training run has, whatever the network: how long, from which seed, on what hardware.
template <class Visitor, class Options>
void visit_run_options(Visitor& visitor, Options& options) {
  visitor(Option{.name = "transpose",
<<<<<<< HEAD
                 .doc = "semitones of random transposition either way; 0 to keep all pieces in their keys",
                 .minimum = 0,
                 .maximum = 11,
                 .group = OptionGroup::advanced},
          options.transpose);
  visitor(Option{.name = "steps", .doc = "steps of training; more for a larger corpus", .minimum = 1, .maximum = 1e8},
          options.steps);
  visitor(Option{.name = "minutes", .doc = "stop after so many minutes", .minimum = 0.01, .maximum = 1e6},
          options.minutes);
  visitor(Option{.name = "processor_minutes",
                 .doc = "stop after so many minutes of processor time, all threads together",
=======
                 .doc = "largest random transposition, in semitones either way; 0 to keep the keys of the corpus",
                 .minimum = 0,
                 .maximum = 11},
          options.transpose);
  visitor(Option{.name = "steps", .doc = "training steps; more for a larger corpus", .minimum = 1, .maximum = 1e8},
          options.steps);
  visitor(Option{.name = "minutes",
                 .doc = "end training after this many minutes, for a fixed waiting time",
                 .minimum = 0.01,
                 .maximum = 1e6},
          options.minutes);
  visitor(Option{.name = "processor_minutes",
                 .doc = "end training after this much processor time of all threads, to compare models fairly",
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
                 .minimum = 0.01,
                 .maximum = 1e6,
                 .group = OptionGroup::advanced},
          options.processor_minutes);
<<<<<<< HEAD
  visitor(Option{.name = "seed", .doc = "seed of weights, batches and all other randomness"}, options.seed);
  visitor(Option{.name = "threads", .doc = "processor threads", .minimum = 1, .maximum = 256}, options.threads);
  visitor(Option{.name = "device", .doc = "where to compute", .choices = {"cpu", "cuda"}}, options.device);
=======
  visitor(Option{.name = "seed", .doc = "seed of initial weights, batches and dropout; change it for another run"},
          options.seed);
  visitor(
      Option{.name = "threads", .doc = "processor threads; as many as there are cores", .minimum = 1, .maximum = 256},
      options.threads);
  visitor(Option{.name = "device", .doc = "where to compute; cuda needs a GPU", .choices = {"cpu", "cuda"}},
          options.device);
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
}

}  // namespace clavier
