#pragma once

#include <torch/torch.h>

namespace clavier {

/// torch::dropout in training: each number is kept with probability 1 - share (to a 65536th) and then divided by that.
/// On the processor one random number of 64 bits serves four cells, to save time; on other devices LibTorch samples
/// from its own generator.
torch::Tensor apply_dropout(const torch::Tensor& x, double share, const torch::Generator& random);

}  // namespace clavier
