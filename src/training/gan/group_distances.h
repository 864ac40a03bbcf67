#pragma once

#include <torch/torch.h>

#include <vector>

namespace clavier {

/// How far every row of `a` (rows, figures) lies from every row of `b` (others, figures), in each group of so many
/// successive figures: (rows, others, groups), the root of the mean square of the differences within the group and of
/// `least`^2 beside it, so that gradients stay finite where rows are equal. With gradients, once; always on the
/// processor, where differences never leave its cache.
torch::Tensor group_distances(const torch::Tensor& a, const torch::Tensor& b, const std::vector<std::int64_t>& groups,
                              double epsilon);

}  // namespace clavier
