#pragma once

#include <torch/torch.h>

namespace clavier {

/// conv1d with the features last: x (batch, time, inputs), kernel (outputs, inputs, width), bias (outputs) -> (batch,
/// time / stride, outputs), with zero padding. In this layout ("channels last") oneDNN copies no tensors.
torch::Tensor time_convolution(const torch::Tensor& x, const torch::Tensor& kernel, const torch::Tensor& bias,
                               std::int64_t stride, std::int64_t padding);

/// (batch, time, features) as an image of one row, without a copy: (batch, features, 1, time), and back.
torch::Tensor as_image(const torch::Tensor& over_time);
torch::Tensor over_time(const torch::Tensor& image);

}  // namespace clavier
