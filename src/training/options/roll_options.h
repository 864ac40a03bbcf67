#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

<<<<<<< HEAD
/// How a GAN of piano rolls is trained; stored beside the checkpoint. The defaults are those of preset "gan".
=======
/// How a GAN of piano rolls is trained; stored with the checkpoint. The defaults are those of preset "gan".
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
struct RollTrainingOptions {
  std::string loss = "hinge";
  double learning_rate = 2e-4;  ///< of the generator
  double critic_learning_rate = 2e-4;
<<<<<<< HEAD
  double decay = 0.5;           ///< share of the steps, at the end, over which both rates fall to 0
  double gradient_penalty = 1;  ///< R1 penalty: on the critic's gradient at real rolls; 0 for none
  double beta1 = 0;             ///< of Adam
  double beta2 = 0.9;
  double energy_distance = 1;  ///< weight of EnergyDistanceLoss in the generator's loss
  double ema_decay = 0.999;    ///< of the EMA generator, at each step; 0 for no EMA
  int batch = 16;
  int transpose = 3;  ///< rolls are transposed by up to so many semitones either way
=======
  double decay = 0.5;           ///< share of the steps, at the end, over which both learning rates fall to 0
  double gradient_penalty = 1;  ///< weight of the R1 penalty; 0 for none
  double beta1 = 0;             ///< of Adam
  double beta2 = 0.9;
  double energy_distance = 1;  ///< weight of the EnergyDistanceLoss in the generator's loss; 0 for none
  double ema_decay = 0.999;    ///< of the EMA generator; 0 for no averaging
  int batch = 16;
  int transpose = 3;  ///< rolls are transposed by up to this many semitones either way
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
  int steps = 5000;
  std::optional<double> minutes;            ///< training ends by the clock when this comes before the last step
  std::optional<double> processor_minutes;  ///< the same by processor time
  int validate_every = 500;
  int validation_rolls = 256;  ///< of each era, generated and real, that choose the model
  int sample_every = 500;      ///< steps between two sheets of samples; 0 for none
  int samples = 8;
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";
<<<<<<< HEAD
  bool mixed_precision = false;  ///< kuo_gan only: convolutions multiply in bfloat16; weights and sums stay float
=======
  bool mixed_precision = false;  ///< kuo_gan only: convolutions in bfloat16, weights and sums in float
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "loss",
<<<<<<< HEAD
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
=======
                   .doc = "adversarial loss; bce only to train as the article does",
                   .choices = {"bce", "hinge"}},
            loss);
    visitor(Option{.name = "learning_rate",
                   .doc = "learning rate of the generator; lower it when a loss is not finite",
                   .minimum = 1e-8,
                   .maximum = 1},
            learning_rate);
    visitor(Option{.name = "critic_learning_rate",
                   .doc = "learning rate of the critic; lower it when the generator collapses",
                   .minimum = 1e-8,
                   .maximum = 1},
            critic_learning_rate);
    visitor(
        Option{.name = "learning_rate_decay",
               .doc = "share of the steps, at the end, over which the learning rates fall to 0; 0 for a constant rate",
               .minimum = 0,
               .maximum = 1},
        decay);
    visitor(Option{.name = "r1_penalty",
                   .doc = "weight of the R1 penalty, 0 for none; more when the critic's loss falls to 0",
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
                   .minimum = 0,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced,
                   .formerly = "gradient_penalty"},
            gradient_penalty);
    visitor(Option{.name = "beta1",
<<<<<<< HEAD
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
=======
                   .doc = "Adam's decay of the mean gradient; higher for smoother steps",
                   .minimum = 0,
                   .maximum = 0.9999},
            beta1);
    visitor(Option{.name = "beta2",
                   .doc = "Adam's decay of the mean squared gradient; higher for smoother steps",
                   .minimum = 0,
                   .maximum = 0.99999},
            beta2);
    visitor(
        Option{.name = "energy_distance",
               .doc = "weight of the energy-distance loss of onset statistics, 0 for none; more for music closer to "
                      "the corpus in density, harmony and rhythm",
               .minimum = 0,
               .maximum = 1000},
        energy_distance);
    visitor(
        Option{.name = "ema_decay",
               .doc = "decay of the EMA generator, a mean of about 1 / (1 - decay) steps, 0 for the latest weights; "
                      "lower for short runs",
               .minimum = 0,
               .maximum = 0.999999},
        ema_decay);
    visitor(Option{.name = "batch", .doc = "rolls in a step; less when memory is short", .minimum = 2, .maximum = 4096},
            batch);
    visitor(Option{.name = "validate_every",
                   .doc = "steps between two validations; fewer to catch the best step more closely",
                   .minimum = 1,
                   .maximum = 1e6},
            validate_every);
    visitor(Option{.name = "validation_rolls",
                   .doc = "rolls of each era in a validation; more for a steadier choice of the best step",
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
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
                   .doc = "steps between two sheets of samples, 0 for none; fewer to follow the training closely",
                   .minimum = 0,
                   .maximum = 1e8,
                   .group = OptionGroup::advanced},
            sample_every);
<<<<<<< HEAD
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
=======
    visitor(
        Option{.name = "samples", .doc = "samples on a sheet; more to see the variety", .minimum = 1, .maximum = 64},
        samples);
    visit_run_options(visitor, *this);
    visitor(Option{.name = "mixed_precision",
                   .doc = "kuo_gan only: convolutions in bfloat16, where the processor has AVX-512 BF16"},
>>>>>>> ad3f970 (Share one run between the trainers, and keep all presets in one table)
            mixed_precision);
  }
};

}  // namespace clavier
