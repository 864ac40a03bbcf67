#pragma once

#include <memory>

#include "training/gan/gan_gradients.h"
#include "training/run/state_file.h"

namespace clavier {

inline constexpr int kPenaltyEvery = 8;  ///< steps between two looks at the critic's slope

/// A generator and a critic that learn from each other, each with its own Adam, and, if wanted, the mean generator of
/// the past steps.
class Adversaries {
 public:
  /// Fresh ones for so many eras, from the options' seed, on their device. `moments` of real music are needed only
  /// where the options give them a weight, and stay with the caller.
  Adversaries(const RollNetworkOptions& network, int eras, const RollTrainingOptions& options,
              const StrikeMoments* moments = nullptr);

  /// One step, number `step`: both networks move at once, and neither when a loss is not finite. What is learnt does
  /// not depend on whether there are one or two threads.
  RollLosses learn(const RollBatch& real, int step);

  /// What draws best: the mean generator, or a copy of the latest where no mean is kept. What is changed in it is gone
  /// with the next step. Draws from LibTorch's random numbers.
  RollGenerator& painter();
  Learners learners();

 private:
  void set_rates(int step);
  void descend(int step);
  void update_mean(int step);
  void settle_norms();

  int eras_;
  const RollTrainingOptions& options_;
  const StrikeMoments* moments_;
  torch::Device device_;
  RollGan gan_;
  std::shared_ptr<RollCritic> twin_;  // judges real images while the other judges drawn ones
  std::shared_ptr<RollGenerator> painter_;
  bool settled_ = false;  // the painter is up to date, its batch norms too
  std::unique_ptr<torch::optim::Adam> generator_descent_, critic_descent_;
};

}  // namespace clavier
