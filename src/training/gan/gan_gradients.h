#pragma once

#include "training/gan/energy_distance_loss.h"
#include "training/gan/roll_batches.h"
#include "training/networks/roll_gan.h"
#include "training/options/gan_training_options.h"

namespace clavier {

struct GanLosses {
  double generator = 0;
  double critic = 0;
};

/// What one step on a batch needs beside the networks.
struct GanPass {
  torch::Tensor noise;                                  ///< (batch, ...), the generator's input
  const EnergyDistanceLoss* energy_distance = nullptr;  ///< where the options give it a weight
  bool r1_penalty = false;                              ///< whether the critic's loss has the R1 penalty this time
  bool parallel = false;                                ///< whether two threads share the work
};

/// Generates as many images as there are real ones, and leaves in every parameter the gradient of its network's own
/// loss. As in the article's code, one generated batch serves both networks. The replica is a critic of the same shape:
/// it gets the critic's weights and takes the real images, so that only one thread at a time uses a weight. The result
/// does not depend on `parallel`. Dropout takes its seeds from LibTorch's random numbers. Where a loss is not finite
/// there are no gradients. All tensors lie on the networks' device.
GanLosses compute_gradients(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
                            const GanTrainingOptions& options);

}  // namespace clavier
