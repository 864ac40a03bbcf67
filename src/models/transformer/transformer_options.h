#pragma once

#include "base/options.h"

namespace clavier {

/// The shape of a Transformer that composes scores: what config.json says, what training/ builds and models/ runs.
struct TransformerOptions {
  int layers = 8;
  int width = 256;          ///< features of a step
  int heads = 4;            ///< each of width / heads features
  int time_heads = 2;       ///< so many of them measure distances in ticks, the others in steps
  int feed_forward = 1024;  ///< hidden units between two attentions
  int context = 512;        ///< steps that attention reaches back
  int hint = 32;            ///< features of an embedded hint
  double dropout = 0.0;

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "layers",
                   .doc = "attention layers; more for a larger network",
                   .minimum = 1,
                   .maximum = 64,
                   .group = OptionGroup::advanced},
            layers);
    visitor(Option{.name = "width",
                   .doc = "features of a step; more for a larger network",
                   .minimum = 8,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            width);
    visitor(Option{.name = "heads",
                   .doc = "attention heads; the width is a multiple of twice their number",
                   .minimum = 1,
                   .maximum = 64,
                   .group = OptionGroup::advanced},
            heads);
    visitor(Option{.name = "time_heads",
                   .doc = "heads that measure distances in ticks; the others count steps",
                   .minimum = 0,
                   .maximum = 64,
                   .group = OptionGroup::advanced},
            time_heads);
    visitor(Option{.name = "feed_forward",
                   .doc = "hidden units between two attentions",
                   .minimum = 8,
                   .maximum = 16384,
                   .group = OptionGroup::advanced},
            feed_forward);
    visitor(Option{.name = "context",
                   .doc = "steps that attention reaches back; more for longer memory and slower steps",
                   .minimum = 16,
                   .maximum = 8192,
                   .group = OptionGroup::advanced},
            context);
    visitor(Option{.name = "hint",
                   .doc = "features of an embedded hint",
                   .minimum = 1,
                   .maximum = 512,
                   .group = OptionGroup::advanced},
            hint);
    visitor(Option{.name = "dropout",
                   .doc = "share of features dropped in training; raise it against overfitting",
                   .minimum = 0,
                   .maximum = 0.95,
                   .group = OptionGroup::advanced},
            dropout);
  }
};

/// Throws Misuse when the options, each within its bounds, do not make a network together.
void check_transformer(const TransformerOptions& network);

}  // namespace clavier
