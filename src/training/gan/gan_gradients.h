#pragma once

#include "training/gan/energy_distance_loss.h"
#include "training/gan/roll_batches.h"
#include "training/networks/roll_gan.h"
#include "training/options/roll_options.h"

namespace clavier {

struct GanLosses {
  double generator = 0;
  double critic = 0;
};

/// What one pass over a batch takes beside the networks.
struct GanPass {
  torch::Tensor noise;  ///< (batch, ...), of which images are drawn
  const EnergyDistanceLoss* energy_distance =
      nullptr;              ///< what drawn music is to share, where the options give it a weight
  bool r1_penalty = false;  ///< whether the critic's slope at real images counts this time
  bool parallel = false;    ///< whether two threads share the work
};

/// Draws as many images as there are real ones, has both judged, and leaves in every parameter the gradient of its
/// network's own loss. As in the article's code one drawing serves both networks. The twin is a critic of the same
/// shape; it is made the critic's copy and judges the real images, so that every weight is one thread's at a time. The
/// result does not depend on `together`. Draws from LibTorch's random numbers. Where a loss is not finite there are no
/// gradients. All tensors lie on the networks' device.
GanLosses compute_gradients(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
                            const RollTrainingOptions& options);

}  // namespace clavier
