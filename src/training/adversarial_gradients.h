#pragma once

#include "model/roll_gan.h"
#include "training/roll_batches.h"
#include "training/roll_options.h"
#include "training/strike_moments.h"

namespace clavier {

struct RollLosses {
  double generator = 0;
  double critic = 0;
};

/// What one pass over a batch is to find out beside the losses of the two.
struct RollGoals {
  const StrikeMoments* moments = nullptr;  ///< which drawn music is to share, where the options give them a weight
  bool slope = false;                      ///< whether the critic's slope at real images counts this time
};

/// Draws as many images as there are real ones, of noise (batch, ...), has both judged, and leaves in every parameter
/// the gradient of its network's own loss. As in the article's code one pass serves both networks. Where a loss is not
/// finite, there are no gradients. All tensors lie on the networks' device.
RollLosses find_gradients(RollGan& gan, const RollBatch& real, const torch::Tensor& noise,
                          const RollTrainingOptions& options, const RollGoals& goals);

}  // namespace clavier
