#pragma once

#include <torch/torch.h>

namespace clavier {

/// conv2d at every second row and column of images whose squares of 2 x 2 cells have become channels, by the library's
/// pixel_unshuffle or by space_to_depth(): (batch, 4 * inputs, rows, columns) -> (batch, outputs, rows, columns). With
/// as few channels as images have, LibTorch takes up to four times as long for gradients. The kernel is that of the
/// images; its sides less one are multiples of 4; it first lies half of itself in front of the image, or one cell less
/// with `late`, which is TensorFlow's "same" padding.
torch::Tensor strided_convolution(const torch::Tensor& blocks, const torch::Tensor& kernel, const torch::Tensor& bias,
                                  bool tensorflow_same = false);

}  // namespace clavier
