#pragma once

#include <optional>
#include <string>

#include "training/options/visit_run_options.h"

namespace clavier {

/// How two networks that draw and judge piano rolls learn from each other; stored beside the checkpoint.
/// The defaults are those of preset "gan".
struct RollTrainingOptions {
  std::string loss = "hinge";
  double learning_rate = 2e-4;  ///< of the generator
  double critic_learning_rate = 2e-4;
  double decay = 0.5;           ///< share of the steps, at the end, over which both rates fall to nothing
  double gradient_penalty = 1;  ///< on the critic's slope at real images; 0 for none
  double beta1 = 0;             ///< of Adam
  double beta2 = 0.9;
  double energy_distance =
      1;  ///< how much the generator's loss counts the distance of its EnergyDistanceLoss from real ones
  double ema_decay = 0.999;  ///< share of the generator's mean over past steps that stays at each step; 0 for no mean
  int batch = 16;
  int transpose = 3;  ///< rolls are moved by up to so many semitones either way
  int steps = 5000;
  std::optional<double> minutes;            ///< stops by the clock instead of the steps when this comes first
  std::optional<double> processor_minutes;  ///< the same by the time that processors were busy
  int validate_every = 500;
  int validation_rolls = 256;  ///< of each era, drawn and real, that choose the model
  int sample_every = 500;      ///< steps between two sheets of samples; 0 for none
  int samples = 8;
  std::uint64_t seed = 1;
  int threads = 2;
  std::string device = "cpu";
  bool mixed_precision = false;  ///< article only: convolutions multiply in bfloat16; weights and sums stay float

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "loss", .doc = "what the two play for", .choices = {"bce", "hinge"}}, loss);
    visitor(Option{.name = "learning_rate", .doc = "learning rate of the generator", .minimum = 1e-8, .maximum = 1},
            learning_rate);
    visitor(Option{.name = "critic_learning_rate", .doc = "learning rate of the critic", .minimum = 1e-8, .maximum = 1},
            critic_learning_rate);
    visitor(Option{.name = "learning_rate_decay",
                   .doc = "share of the steps, at the end, over which the learning rates fall to nothing",
                   .minimum = 0,
                   .maximum = 1},
            decay);
    visitor(Option{.name = "r1_penalty",
                   .doc = "how much the critic's loss counts its slope at real images, 0 for not at all",
                   .minimum = 0,
                   .maximum = 1e6},
            gradient_penalty);
    visitor(Option{.name = "beta1", .doc = "Adam's memory of gradients", .minimum = 0, .maximum = 0.9999}, beta1);
    visitor(Option{.name = "beta2", .doc = "Adam's memory of their squares", .minimum = 0, .maximum = 0.99999}, beta2);
    visitor(Option{.name = "energy_distance",
                   .doc = "weight of sounding like real music in simple figures, in the generator's loss",
                   .minimum = 0,
                   .maximum = 1000},
            energy_distance);
    visitor(Option{.name = "ema_decay",
                   .doc = "draw with the mean generator of about 1 / (1 - this) steps, 0 for the latest",
                   .minimum = 0,
                   .maximum = 0.999999},
            ema_decay);
    visitor(Option{.name = "batch", .doc = "rolls a step", .minimum = 2, .maximum = 4096}, batch);
    visitor(
        Option{
            .name = "validate_every", .doc = "steps between two looks at what is drawn", .minimum = 1, .maximum = 1e6},
        validate_every);
    visitor(Option{.name = "validation_rolls",
                   .doc = "rolls of each era looked at in one validation",
                   .minimum = 2,
                   .maximum = 10000},
            validation_rolls);
    visitor(Option{.name = "sample_every",
                   .doc = "steps between two sheets of samples, 0 for none",
                   .minimum = 0,
                   .maximum = 1e8},
            sample_every);
    visitor(Option{.name = "samples", .doc = "samples on a sheet", .minimum = 1, .maximum = 64}, samples);
    visit_run_options(visitor, *this);
    visitor(Option{.name = "mixed_precision",
                   .doc = "the article's convolutions in bfloat16: twice as fast where the processor has AVX-512 BF16"},
            mixed_precision);
  }
};

}  // namespace clavier
