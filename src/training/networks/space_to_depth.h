#pragma once

#include <torch/torch.h>

namespace clavier {

/// Squares of 2 x 2 cells as channels: x (batch, channels, 2 rows, 2 columns) -> (batch, 4 * channels, rows, columns),
/// with the library's pixel_unshuffle equal cell by cell, but with the channels of a square side by side in memory
/// ("channels last"), as oneDNN likes them; the library's own takes ten times as long to lay them out so. It may be
/// differentiated twice. Source of the rearrangement: Shi et al., "Real-time single image and video super-resolution
/// using an efficient sub-pixel convolutional network" (2016).
torch::Tensor space_to_depth(const torch::Tensor& x);

}  // namespace clavier
