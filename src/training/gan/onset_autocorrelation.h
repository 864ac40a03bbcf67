#pragma once

#include <torch/torch.h>

#include <vector>

namespace clavier {

/// The lags to measure: pairs of cells of which one lies so many rows after the other, and `min_column_lag` (not less
/// than -columns) to `max_column_lag` (not more than columns) columns to its right.
struct AutocorrelationLags {
  std::vector<std::int64_t> rows;  ///< each not less than 0
  std::int64_t min_column_lag = 0;
  std::int64_t max_column_lag = 0;

  std::int64_t columns() const { return max_column_lag - min_column_lag + 1; }
};

/// The autocorrelation of x (batch, rows, columns) at these lags: (batch, row lags, column lags), each the sum over all
/// pairs of the product of the two cells; of an onset roll, how often an interval follows after a time. Differentiable
/// once. Cells that are 0 take no time: rolls are sparse. Always on the processor.
torch::Tensor autocorrelate(const torch::Tensor& x, const AutocorrelationLags& lags);

}  // namespace clavier
