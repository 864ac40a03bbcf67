#pragma once

#include <memory>

#include "model/roll_gan.h"
#include "training/roll_batches.h"
#include "training/roll_options.h"
#include "training/state_file.h"
#include "training/strike_moments.h"

namespace clavier {

inline constexpr int kPenaltyEvery = 8;  ///< steps between two looks at the critic's slope

struct RollLosses {
  double generator = 0;
  double critic = 0;
};

/// A generator and a critic that learn from each other, each with its own Adam, and, if wanted, the mean generator of
/// the past steps.
class Adversaries {
 public:
  /// Fresh ones for so many eras, from the options' seed, on their device. `moments` of real music are needed only
  /// where the options give them a weight, and stay with the caller.
  Adversaries(const RollNetworkOptions& network, int eras, const RollTrainingOptions& options,
              const StrikeMoments* moments = nullptr);

  /// One step, number `step`. As in the article's code both are judged by one pass and move at once; neither moves when
  /// a loss is not finite.
  RollLosses learn(const RollBatch& real, int step);

  /// What draws best: the mean generator, or a copy of the latest where no mean is kept. What is changed in it is gone
  /// with the next step. Draws from LibTorch's random numbers.
  RollGenerator& painter();
  /// What the painter makes of noise (count, ...) and eras (count): (count, channels, rows, keys), on the processor.
  torch::Tensor paint(const torch::Tensor& noise, const torch::Tensor& eras);
  Learners learners();

 private:
  void set_rates(int step);
  torch::Tensor slope_at(const torch::Tensor& images, const torch::Tensor& eras);
  void update_mean(int step);
  void copy_latest();
  void settle_norms();

  int eras_;
  const RollTrainingOptions& options_;
  const StrikeMoments* moments_;
  torch::Device device_;
  RollGan gan_;
  std::shared_ptr<RollGenerator> painter_;
  bool settled_ = false;  // the painter is up to date, its batch norms too
  std::unique_ptr<torch::optim::Adam> generator_descent_, critic_descent_;
};

}  // namespace clavier
