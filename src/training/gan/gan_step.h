#pragma once

#include <memory>

#include "training/gan/gan_gradients.h"
#include "training/run/state_file.h"

namespace clavier {

inline constexpr int kPenaltyInterval = 8;  ///< steps between two R1 penalties

/// The networks of a GAN in training, each with its own Adam, and an EMA generator: an exponential moving average of
/// the generator's weights. The R1 penalty is lazy, every kPenaltyInterval steps (Karras et al., "Analyzing and
/// improving the image quality of StyleGAN", 2020).
class GanStep {
 public:
  /// Freshly initialised for `eras` eras, from the options' seed, on their device. `energy_distance` is needed only
  /// where the options give it a weight, and must outlive this.
  GanStep(const GanOptions& network, int eras, const GanTrainingOptions& options,
          const EnergyDistanceLoss* energy_distance = nullptr);

  /// One optimiser step of both networks, number `step`; of neither when a loss is not finite. The result does not
  /// depend on whether there are one or two threads.
  GanLosses train_step(const RollBatch& real, int step);

  /// With the standing statistics of its batch norms; a copy of the generator where there is no averaging. Changes to
  /// it are lost with the next step. Takes noise from LibTorch's random numbers.
  RollGenerator& ema_generator();
  NetworksAndOptimizers networks_and_optimizers();

 private:
  void set_learning_rates(int step);
  void step_optimizers(int step);
  void update_ema(int step);
  void estimate_standing_statistics();

  int eras_;
  const GanTrainingOptions& options_;
  const EnergyDistanceLoss* energy_distance_;
  torch::Device device_;
  RollGan gan_;
  std::shared_ptr<RollCritic> critic_replica_;  // for real images, while the critic takes generated ones
  std::shared_ptr<RollGenerator> ema_generator_;
  bool batch_norms_current_ = false;  // of the EMA generator
  std::unique_ptr<torch::optim::Adam> generator_optimizer_, critic_optimizer_;
};

}  // namespace clavier
