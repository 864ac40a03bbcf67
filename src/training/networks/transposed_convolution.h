#pragma once

#include <torch/torch.h>

#include "models/layers/convolution.h"

namespace clavier {

/// The library's conv_transpose2d with TensorFlow's "same" padding and without bias: x (batch, inputs, rows, columns),
/// kernel (inputs, outputs, side, side), both of one type -> (batch, outputs, rows * stride.steps, columns *
/// stride.keys). Computed as what it is, a convolution's gradient by its input: LibTorch 1.13 leaves that to oneDNN,
/// but on the processor unfolds a transposed convolution of floats, which takes three times as long, and in bfloat16
/// convolves the wrong way round.
torch::Tensor transposed_convolution(const torch::Tensor& x, const torch::Tensor& kernel, Stride stride);

}  // namespace clavier
