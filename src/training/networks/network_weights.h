#pragma once

#include <torch/torch.h>

#include "models/checkpoint/safetensors.h"

namespace clavier {

/// The weights of a network under the names of docs/formats/, and back; throws Error naming a tensor of another shape,
/// a missing or an unknown one.
TensorMap tensors_of(const torch::nn::Module& network);
void load_tensors(torch::nn::Module& network, const TensorMap& tensors);
/// Copies the parameters and buffers of a network to another one of the same shape.
void copy_weights(const torch::nn::Module& from, torch::nn::Module& to);

}  // namespace clavier
