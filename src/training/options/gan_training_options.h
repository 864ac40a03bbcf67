#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How a GAN of piano rolls is trained; stored beside the checkpoint. The defaults are those of preset "gan".
struct GanTrainingOptions {
  std::string loss = "hinge";
  double learning_rate = 2e-4;  ///< of the generator
  double critic_learning_rate = 2e-4;
  double decay = 0.5;           ///< share of the steps, at the end, over which both rates fall to 0
  double gradient_penalty = 1;  ///< R1 penalty: on the critic's gradient at real rolls; 0 for none
  double beta1 = 0;             ///< of Adam
  double beta2 = 0.9;
  double energy_distance = 1;  ///< weight of EnergyDistanceLoss in the generator's loss
  double ema_decay = 0.999;    ///< of the EMA generator, at each step; 0 for no EMA
  int batch = 16;
  int transpose = 3;  ///< rolls are transposed by up to so many semitones either way
  int steps = 5000;
  std::optional<double> minutes;            ///< stops by the clock instead of the steps when this comes first
  std::optional<double> processor_minutes;  ///< the same by the time that processors were busy
  int validate_every = 500;
  int validation_rolls = 256;  ///< of each era, generated and real, that choose the model
  int sample_every = 500;      ///< steps between two sheets of samples; 0 for none
  int samples = 8;
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";
  bool mixed_precision = false;  ///< kuo_gan only: convolutions multiply in bfloat16; weights and sums stay float

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "loss",
                   .doc = "adversarial loss; bce is the article's",
                   .choices = {"bce", "hinge"},
                   .group = OptionGroup::advanced},
            loss);
    visitor(Option{.name = "learning_rate",
                   .doc = "learning rate of the generator; lower it when training is unstable",
                   .minimum = 1e-8,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            learning_rate);
    visitor(Option{.name = "critic_learning_rate",
                   .doc = "learning rate of the critic; lower it when training is unstable",
                   .minimum = 1e-8,
                   .maximum = 1,
                   .group = OptionGroup::advanced},
            critic_learning_rate);
    visitor(Option{.name = "learning_rate_decay",
                   .doc = "share of the steps, at the end, over which both learning rates fall to 0",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced,
                   .formerly = "decay"},
            decay);
    visitor(Option{.name = "r1_penalty",
                   .doc = "weight of the R1 penalty on the critic's gradient at real rolls, 0 for none",
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced,
                   .formerly = "gradient_penalty"},
            gradient_penalty);
    visitor(Option{.name = "beta1",
                   .doc = "Adam's decay rate of the first moment",
                   .minimum = 0,
                   .maximum = 0.9999,
                   .group = OptionGroup::advanced},
            beta1);
    visitor(Option{.name = "beta2",
                   .doc = "Adam's decay rate of the second moment",
                   .minimum = 0,
                   .maximum = 0.99999,
                   .group = OptionGroup::advanced},
            beta2);
    visitor(
        Option{.name = "energy_distance",
               .doc = "weight of the energy-distance loss, which matches simple statistics of real music; 0 for none",
               .minimum = 0,
               .maximum = 1000,
               .group = OptionGroup::advanced,
               .formerly = "moments"},
        energy_distance);
    visitor(Option{.name = "ema_decay",
                   .doc = "decay of the EMA generator, an average over about 1 / (1 - this) steps; 0 for no EMA",
                   .minimum = 0,
                   .maximum = 0.999999,
                   .group = OptionGroup::advanced,
                   .formerly = "average"},
            ema_decay);
    visitor(Option{.name = "batch",
                   .doc = "rolls a step; lower it when memory is short",
                   .minimum = 2,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            batch);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two validations",
                   .minimum = 1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            validate_every);
    visitor(Option{.name = "validation_rolls",
                   .doc = "rolls of each era in one validation",
                   .minimum = 2,
                   .maximum = 10000,
                   .group = OptionGroup::advanced},
            validation_rolls);
    visitor(Option{.name = "sample_every",
                   .doc = "steps between two sheets of samples, 0 for none",
                   .minimum = 0,
                   .maximum = 1e8,
                   .group = OptionGroup::advanced},
            sample_every);
    visitor(Option{.name = "samples",
                   .doc = "samples on a sheet",
                   .minimum = 1,
                   .maximum = 64,
                   .group = OptionGroup::advanced},
            samples);
    visit_run_options(visitor, *this);
    visitor(Option{.name = "mixed_precision",
                   .doc = "multiply in bfloat16; twice as fast where the processor has AVX-512 BF16; kuo_gan only",
                   .group = OptionGroup::advanced},
            mixed_precision);
  }
};

}  // namespace clavier
