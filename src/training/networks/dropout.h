#pragma once

#include <torch/torch.h>

namespace clavier {

/// torch::dropout in training: each number is kept with probability 1 - share (to a 65536th) and then divided by that.
/// On the processor one number drawn from `random` serves four cells, which is quicker than the library's own;
/// elsewhere the library draws from its device's generator.
torch::Tensor apply_dropout(const torch::Tensor& x, double share, const torch::Generator& random);

}  // namespace clavier
