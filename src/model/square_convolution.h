#pragma once

#include <torch/torch.h>

namespace clavier {

/// conv2d at every second row and column: (batch, inputs, 2 rows, 2 columns) -> (batch, outputs, rows, columns). The
/// kernel's sides less one are multiples of 4; it first lies half of itself in front of the image, or one cell less
/// with `late`, which is TensorFlow's "same" padding. Squares of 2 x 2 cells become channels (squares.h): with as few
/// as four, LibTorch takes up to four times as long for gradients.
torch::Tensor square_convolution(const torch::Tensor& x, const torch::Tensor& kernel, const torch::Tensor& bias,
                                 bool late = false);

}  // namespace clavier
