#pragma once

#include <torch/torch.h>

#include "models/layers/convolution.h"

namespace clavier {

/// conv_transpose2d with TensorFlow's "same" padding and without bias: x (batch, inputs, rows, columns), kernel
/// (inputs, outputs, side, side), both of one type -> (batch, outputs, rows * stride.steps, columns * stride.pitches).
/// Computed as the gradient of a convolution by its input, for which LibTorch 1.13 uses oneDNN. Its own transposed
/// convolution is slower on the processor, and wrong in bfloat16.
torch::Tensor transposed_convolution(const torch::Tensor& x, const torch::Tensor& kernel, Stride stride);

}  // namespace clavier
