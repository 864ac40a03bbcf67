#pragma once

#include <memory>

#include "training/gan/gan_gradients.h"
#include "training/run/state_file.h"

namespace clavier {

inline constexpr int kPenaltyInterval = 8;  ///< steps between two looks at the critic's slope

/// A generator and a critic that learn from each other, each with its own Adam, and, if wanted, the mean generator of
/// the past steps.
class GanStep {
 public:
  /// Fresh ones for so many eras, from the options' seed, on their device. `moments` of real music are needed only
  /// where the options give them a weight, and stay with the caller.
  GanStep(const GanOptions& network, int eras, const RollTrainingOptions& options,
          const EnergyDistanceLoss* energy_distance = nullptr);

  /// One step, number `step`: both networks move at once, and neither when a loss is not finite. What is learnt does
  /// not depend on whether there are one or two threads.
  GanLosses train_step(const RollBatch& real, int step);

  /// What draws best: the mean generator, or a copy of the latest where no mean is kept. What is changed in it is gone
  /// with the next step. Draws from LibTorch's random numbers.
  RollGenerator& ema_generator();
  NetworksAndOptimizers networks_and_optimizers();

 private:
  void set_learning_rates(int step);
  void step_optimizers(int step);
  void update_ema(int step);
  void estimate_standing_statistics();

  int eras_;
  const RollTrainingOptions& options_;
  const EnergyDistanceLoss* energy_distance_;
  torch::Device device_;
  RollGan gan_;
  std::shared_ptr<RollCritic> critic_replica_;  // judges real images while the other judges drawn ones
  std::shared_ptr<RollGenerator> ema_generator_;
  bool batch_norms_current_ = false;  // the painter is up to date, its batch norms too
  std::unique_ptr<torch::optim::Adam> generator_optimizer_, critic_optimizer_;
};

}  // namespace clavier
