#include "training/networks/network_weights.h"

#include "base/error.h"

namespace clavier {
namespace {

/// The name in a checkpoint; empty for what is not a weight.
std::string checkpoint_name(std::string name) {
  if (name.starts_with("carries_") || name.ends_with("num_batches_tracked")) return "";
  for (const auto& [ours, theirs] : {std::pair("mean", "running_mean"), std::pair("variance", "running_var")}) {
    const std::string ending = theirs;
    if (name.ends_with(ending)) name.replace(name.size() - ending.size(), ending.size(), ours);
  }
  return name;
}

std::map<std::string, torch::Tensor> named_weights(const torch::nn::Module& network) {
  std::map<std::string, torch::Tensor> weights;
  const auto collect = [&](const auto& list) {
    for (const auto& item : list)
      if (std::string name = checkpoint_name(item.key()); !name.empty()) weights[name] = item.value();
  };
  collect(network.named_parameters());
  collect(network.named_buffers());
  return weights;
}

void load_tensor(const std::string& name, torch::Tensor& target, const Tensor& source) {
  if (target.sizes().vec() != source.shape) throw Error("cannot load weights: tensor " + name + " has another shape");
  target.copy_(torch::from_blob(const_cast<float*>(source.values.data()), source.shape, torch::kFloat));
}

}  // namespace

TensorMap tensors_of(const torch::nn::Module& network) {
  TensorMap tensors;
  for (const auto& [name, weight] : named_weights(network)) {
    const torch::Tensor values = weight.detach().to(torch::kCPU, torch::kFloat).contiguous();
    const float* first = values.data_ptr<float>();
    tensors[name] = {.shape = values.sizes().vec(), .values = std::vector<float>(first, first + values.numel())};
  }
  return tensors;
}

void load_tensors(torch::nn::Module& network, const TensorMap& tensors) {
  const torch::NoGradGuard guard;
  auto weights = named_weights(network);
  for (auto& [name, weight] : weights) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) throw Error("cannot load weights: tensor " + name + " is missing");
    load_tensor(name, weight, found->second);
  }
  for (const auto& [name, tensor] : tensors)
    if (!weights.contains(name) && name != "seed_windows")
      throw Error("cannot load weights: tensor " + name + " is unknown");
}

void copy_weights(const torch::nn::Module& from, torch::nn::Module& to) {
  const torch::NoGradGuard guard;
  const auto copy = [](const std::vector<torch::Tensor>& source, const std::vector<torch::Tensor>& target) {
    for (std::size_t index = 0; index < source.size(); ++index) target[index].copy_(source[index]);
  };
  copy(from.parameters(), to.parameters());
  copy(from.buffers(), to.buffers());
}

}  // namespace clavier
