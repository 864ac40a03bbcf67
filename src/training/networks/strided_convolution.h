#pragma once

#include <torch/torch.h>

namespace clavier {

/// conv2d of stride 2 on images whose blocks of 2 x 2 cells are channels, by pixel_unshuffle or space_to_depth():
/// (batch, 4 * inputs, rows, columns) -> (batch, outputs, rows, columns). It saves time, because LibTorch is slow with
/// images of few channels. The kernel is that of the images; its sides less one are multiples of 4. The padding in
/// front is half the kernel, or one cell less with `late`, which is TensorFlow's "same" padding.
torch::Tensor strided_convolution(const torch::Tensor& blocks, const torch::Tensor& kernel, const torch::Tensor& bias,
                                  bool tensorflow_same = false);

}  // namespace clavier
