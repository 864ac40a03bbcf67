#pragma once

#include "training/gan/energy_distance_loss.h"
#include "training/gan/roll_batches.h"
#include "training/networks/roll_gan.h"
#include "training/options/roll_options.h"

namespace clavier {

struct RollLosses {
  double generator = 0;
  double critic = 0;
};

/// What one pass over a batch takes beside the networks.
struct RollPass {
  torch::Tensor noise;                     ///< (batch, ...), of which images are drawn
  const StrikeMoments* moments = nullptr;  ///< what drawn music is to share, where the options give it a weight
  bool slope = false;                      ///< whether the critic's slope at real images counts this time
  bool together = false;                   ///< whether two threads share the work
};

/// Draws as many images as there are real ones, has both judged, and leaves in every parameter the gradient of its
/// network's own loss. As in the article's code one drawing serves both networks. The twin is a critic of the same
/// shape; it is made the critic's copy and judges the real images, so that every weight is one thread's at a time. The
/// result does not depend on `together`. Draws from LibTorch's random numbers. Where a loss is not finite there are no
/// gradients. All tensors lie on the networks' device.
RollLosses find_gradients(RollGan& gan, RollCritic& twin, const RollBatch& real, const RollPass& pass,
                          const RollTrainingOptions& options);

}  // namespace clavier
