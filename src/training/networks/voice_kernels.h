#pragma once

#include <torch/torch.h>

namespace clavier {

/// Voices as Gaussian kernels over pitches: each member is (batch, frames, voices).
struct VoiceKernels {
  torch::Tensor height;
  torch::Tensor centre;         ///< pitch, from the lowest
  torch::Tensor inverse_width;  ///< 1 / standard deviation, in semitones
};

/// The sum of the kernels at each pitch: (batch, frames, pitches), differentiable once. Computed voice by voice and in
/// place, because what autograd keeps of every cell exceeds a processor's cache.
torch::Tensor sum_voice_kernels(const VoiceKernels& voices, std::int64_t pitches);

}  // namespace clavier
