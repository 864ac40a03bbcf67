#pragma once

#include <torch/torch.h>

#include <vector>

namespace clavier {

/// The pairs to count: one so many rows after the other, and so many columns to its right, from `nearest` (not less
/// than -columns) to `farthest` (not more than columns).
struct AutocorrelationLags {
  std::vector<std::int64_t> rows;  ///< each not less than 0
  std::int64_t min_column_lag = 0;
  std::int64_t max_column_lag = 0;

  std::int64_t columns() const { return max_column_lag - min_column_lag + 1; }
};

/// How much of x (batch, rows, columns) lies so far apart: (batch, rows of distances, columns of distances), each the
/// sum over all pairs of the product of the two; of a roll of strikes, how often an interval follows after a time. With
/// gradients, once. Cells that are 0 take no time, so that a roll takes a tenth of what matrix products take; always on
/// the processor.
torch::Tensor autocorrelate(const torch::Tensor& x, const AutocorrelationLags& distances);

}  // namespace clavier
