#pragma once

#include "base/options.h"

namespace clavier {

/// The options that every run of training has, of whatever network: how long, from which seed, on what.
template <class Visitor, class Options>
void visit_run_options(Visitor& visitor, Options& options) {
  visitor(Option{.name = "transpose",
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
                 .minimum = 0.01,
                 .maximum = 1e6,
                 .group = OptionGroup::advanced},
          options.processor_minutes);
  visitor(Option{.name = "seed", .doc = "seed of weights, batches and all other randomness"}, options.seed);
  visitor(Option{.name = "threads", .doc = "processor threads", .minimum = 1, .maximum = 256}, options.threads);
  visitor(Option{.name = "device", .doc = "where to compute", .choices = {"cpu", "cuda"}}, options.device);
}

}  // namespace clavier
