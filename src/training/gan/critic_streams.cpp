#include "training/gan/critic_streams.h"

namespace clavier {

StreamFeatures extract_features(RollCritic& critic, std::size_t stream, const torch::Tensor& images) {
  const torch::Tensor features = critic.features(stream, images);
  return {images, features, features.detach().requires_grad_()};
}

std::vector<torch::Tensor> detached_features(const std::vector<StreamFeatures>& streams) {
  std::vector<torch::Tensor> detached;
  for (const StreamFeatures& stream : streams) detached.push_back(stream.detached);
  return detached;
}

void backpropagate_stream(RollCritic& critic, const StreamFeatures& stream) {
  const std::vector<torch::Tensor> parameters = critic.parameters();
  stream.features.backward(stream.detached.grad(), false, false, torch::TensorList(parameters));
}

}  // namespace clavier
