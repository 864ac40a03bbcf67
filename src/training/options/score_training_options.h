#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How a Transformer of scores is trained; stored beside the checkpoint.
struct ScoreTrainingOptions {
  double learning_rate = 3e-3;  ///< of AdamW: embeddings, heads, norms
  double muon_rate = 0.02;      ///< of Muon: the matrices of the blocks
  double weight_decay = 0.01;
  double decay = 0.4;  ///< share of the run, at the end, over which both rates fall to 0
  int warmup = 100;
  int batch = 4;
  double infill = 0.5;  ///< share of sequences of which a passage is cut out
  double prefix_dropout = 0.2;
  double hint_dropout = 0.1;
  double wrong_notes = 0;
  int transpose = 5;  ///< pieces are transposed by up to so many semitones down, and one more up
  double ema_decay = 0.998;
  int validate_every = 500;
  int validation_pieces = 40;
  int steps = 20000;
  std::optional<double> minutes;
  std::optional<double> processor_minutes;
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";
  bool mixed_precision = false;

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "learning_rate",
                   .doc = "learning rate of embeddings and heads (AdamW); lower it to fine-tune with --from",
                   .minimum = 1e-8,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            learning_rate);
    visitor(Option{.name = "muon_rate",
                   .doc = "learning rate of the layers' matrices (Muon); lower it to fine-tune with --from",
                   .minimum = 1e-8,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            muon_rate);
    visitor(Option{.name = "weight_decay",
                   .doc = "decoupled weight decay (AdamW); raise it against overfitting",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            weight_decay);
    visitor(Option{.name = "learning_rate_decay",
                   .doc = "share of the run, at the end, over which both learning rates fall to a hundredth",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            decay);
    visitor(Option{.name = "warmup",
                   .doc = "steps until the learning rates are reached",
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            warmup);
    visitor(Option{.name = "batch",
                   .doc = "sequences a step; lower it when memory is short",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            batch);
    visitor(Option{.name = "infill",
                   .doc = "share of sequences in which a passage is written between what is before and after it",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            infill);
    visitor(Option{.name = "prefix_dropout",
                   .doc = "how often era, composer, key and the like of a piece are hidden, each",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            prefix_dropout);
    visitor(Option{.name = "hint_dropout",
                   .doc = "share of sequences without hints of what was played before",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            hint_dropout);
    visitor(Option{.name = "wrong_notes",
                   .doc = "share of notes that are heard wrong, so that a piece recovers from its own slips",
                   .minimum = 0,
                   .maximum = 0.5,
                   .group = OptionGroup::advanced},
            wrong_notes);
    visitor(Option{.name = "ema_decay",
                   .doc = "decay of the averaged weights (EMA), over about 1 / (1 - this) steps",
                   .minimum = 0,
                   .maximum = 0.999999,
                   .group = OptionGroup::advanced},
            ema_decay);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two validations",
                   .minimum = 1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            validate_every);
    visitor(Option{.name = "validation_pieces",
                   .doc = "pieces in one validation",
                   .minimum = 1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            validation_pieces);
    visitor(Option{.name = "mixed_precision",
                   .doc = "multiply in bfloat16; faster where the processor has AMX or AVX-512 BF16, and on GPUs",
                   .group = OptionGroup::advanced},
            mixed_precision);
    visit_run_options(visitor, *this);
  }
};

}  // namespace clavier
