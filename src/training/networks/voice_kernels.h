#pragma once

#include <torch/torch.h>

namespace clavier {

/// Voices, as bumps over the keyboard: each argument is (batch, frames, voices).
struct VoiceKernels {
  torch::Tensor height;
  torch::Tensor centre;         ///< keys from the lowest
  torch::Tensor inverse_width;  ///< 1 / deviation, in keys
};

/// How much voices together want each key, with gradients, once: (batch, frames, keys). Voice by voice and in place,
/// because what autograd would keep of every cell does not fit into a processor's cache.
torch::Tensor sum_voice_kernels(const VoiceKernels& voices, std::int64_t keys);

}  // namespace clavier
