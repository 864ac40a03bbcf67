#pragma once

#include <torch/torch.h>

namespace clavier {

/// Blocks of 2 x 2 cells as channels: x (batch, channels, 2 rows, 2 columns) -> (batch, 4 * channels, rows, columns).
/// Equal to LibTorch's pixel_unshuffle, but with the channels of a block side by side in memory ("channels last"), as
/// oneDNN needs them. Differentiable twice. Source: Shi et al., "Real-time single image and video super-resolution
/// using an efficient sub-pixel convolutional network" (2016).
torch::Tensor space_to_depth(const torch::Tensor& x);

}  // namespace clavier
