#pragma once

#include <cstdint>
#include <vector>

#include "models/layers/product.h"

namespace clavier {

/// A matrix of weights that products read again and again. Weights that half precision can say exactly, as those that
/// come from f16 files, are kept so where the processor reads it: a product with one vector is bound by the memory.
class WeightMatrix {
 public:
  explicit WeightMatrix(RowMatrix weights);

  Eigen::Index rows() const { return rows_; }
  bool is_half() const { return !halves_.empty(); }

  /// (rows, columns) * (columns) -> (rows).
  Vector product(const ConstVector& vector) const;
  /// (rows, columns) * (columns, n) -> (rows, n).
  Matrix products(const ConstColumns& columns) const;

 private:
  RowMatrix widened() const;

  Eigen::Index rows_, columns_;
  RowMatrix floats_;                   // empty when the halves are there
  std::vector<std::uint16_t> halves_;  // row by row
};

}  // namespace clavier
