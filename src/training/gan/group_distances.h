#pragma once

#include <torch/torch.h>

#include <vector>

namespace clavier {

/// Distances between every row of `a` (rows, features) and every row of `b` (others, features) in each group of
/// successive features, whose sizes `groups` gives: (rows, others, groups). A distance is the square root of the mean
/// squared difference within the group plus `epsilon`^2, so that gradients are finite where rows are equal.
/// Differentiable once; always on the processor, where differences never leave its cache.
torch::Tensor group_distances(const torch::Tensor& a, const torch::Tensor& b, const std::vector<std::int64_t>& groups,
                              double epsilon);

}  // namespace clavier
