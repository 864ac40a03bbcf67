#pragma once

#include <torch/torch.h>

namespace clavier {

/// The library's conv1d for features that lie together: x (batch, time, inputs), kernel (outputs, inputs, width), bias
/// (outputs) -> (batch, time / stride, outputs), with zeros before and after time. So laid out ("channels last"),
/// oneDNN neither copies tensors into blocks nor its results back.
torch::Tensor time_convolution(const torch::Tensor& x, const torch::Tensor& kernel, const torch::Tensor& bias,
                               std::int64_t stride, std::int64_t padding);

/// (batch, time, features) as an image of one row, without a copy: (batch, features, 1, time), and back.
torch::Tensor as_image(const torch::Tensor& over_time);
torch::Tensor over_time(const torch::Tensor& image);

}  // namespace clavier
