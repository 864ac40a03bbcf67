#pragma once

#include <vector>

#include "training/networks/roll_gan.h"

namespace clavier {

/// What one stream of a critic makes of images. Its graph is cut off from that of the logits, so that the streams'
/// backward passes need not wait for each other.
struct StreamFeatures {
  torch::Tensor images;    ///< where gradients end
  torch::Tensor features;  ///< of the images
  torch::Tensor detached;  ///< the same values, where the graph of the logits begins
};

StreamFeatures extract_features(RollCritic& critic, std::size_t stream, const torch::Tensor& images);

/// Where the graph of the logits begins, by stream: the first argument of RollCritic::logits.
std::vector<torch::Tensor> detached_features(const std::vector<StreamFeatures>& streams);

/// Adds to the gradients of the stream's weights that of a loss whose gradient has reached `detached`.
void backpropagate_stream(RollCritic& critic, const StreamFeatures& stream);

}  // namespace clavier
